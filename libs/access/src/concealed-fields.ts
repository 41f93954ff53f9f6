import { payloadFields, type AccessRule, type PayloadField } from '@countersign/contracts';
import type { Actor } from './actor.js';
import type { OutputFacts } from './authorize.js';
import { concerns } from './reach.js';
import { rulesOf } from './rules.js';

/** Whether a right lets its holder see this output: reads it, or claims its review. */
function shows(rule: AccessRule, { system, modality, tier }: OutputFacts): boolean {
  const { systems, only, not } = rule;
  const isAbout = concerns(rule, 'read', 'Submission') || concerns(rule, 'claim', 'Review');
  if (not || !isAbout || systems?.includes(system) === false) return false;
  if (only?.modalities?.includes(modality) === false) return false;
  return only?.tiers === undefined || (tier !== null && only.tiers.includes(tier));
}

/**
 * What of a submission the actor is not shown: what every one of their roles that lets them see it conceals. Programs see what
 * is theirs, whole. Who may see the output at all is asked elsewhere.
 */
export function concealedFields(actor: Actor, about: OutputFacts): PayloadField[] {
  if (actor.kind !== 'person') return [];
  const rules = rulesOf(actor).filter((rule) => shows(rule, about));
  return payloadFields.filter((field) => rules.every(({ conceals }) => conceals.includes(field)));
}
