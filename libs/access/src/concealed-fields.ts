import { payloadFields, type AccessRule, type PayloadField } from '@countersign/contracts';
import type { Actor } from './actor.js';
import type { OutputFacts } from './authorize.js';
import { concerns } from './reach.js';
import { rulesOf } from './rules.js';

/** The rights that let their holder see an output: to read it, and to claim its review. */
const seeing = [
  ['read', 'Submission'],
  ['claim', 'Review'],
] as const;

const holdsFor = (rule: AccessRule, { system, modality, tier }: OutputFacts): boolean => {
  const { systems, only } = rule;
  if (systems?.includes(system) === false) return false;
  if (only?.modalities?.includes(modality) === false) return false;
  return only?.tiers === undefined || (tier !== null && only.tiers.includes(tier));
};

/**
 * What of a submission the actor is not shown: what every one of their roles that lets them see it conceals. Programs see what
 * is theirs, whole. Who may see the output at all is asked elsewhere.
 */
export function concealedFields(actor: Actor, about: OutputFacts): PayloadField[] {
  if (actor.kind !== 'person') return [];
  const all = rulesOf(actor);
  const rules = seeing.flatMap(([action, type]) => {
    const given = all.filter((rule) => concerns(rule, action, type));
    return given.some(({ not }) => not) ? [] : given.filter((rule) => holdsFor(rule, about));
  });
  return payloadFields.filter((field) => rules.every(({ conceals }) => conceals.includes(field)));
}
