import type { AccessRule, Action, Modality, SubjectType, Tier } from '@countersign/contracts';
import type { Actor } from './actor.js';
import { isAllowed } from './authorize.js';
import { rulesOf } from './rules.js';

/** Outputs for which a right holds: of these AI systems, kinds and tiers; null for all. */
export interface Reach {
  systems: readonly string[] | null;
  modalities: readonly Modality[] | null;
  tiers: readonly Tier[] | null;
}

const everything: Reach = { systems: null, modalities: null, tiers: null };

/** Whether a rule is about that act on that kind of thing. */
export const concerns = ({ may, on }: AccessRule, action: Action, type: SubjectType): boolean =>
  on.includes(type) && (may.includes(action) || may.includes('manage'));

/** Outputs for which the actor has the right: those of any of the answered reaches. Empty: none. */
export function reachOf(actor: Actor, action: Action, type: 'Submission' | 'Review' | 'Receipt'): Reach[] {
  if (!isAllowed(actor, action, type)) return [];
  if (actor.kind === 'service') return [everything];
  if (actor.kind === 'key') return [{ ...everything, systems: actor.systems.length === 0 ? null : actor.systems }];
  const reaches = rulesOf(actor)
    .filter((rule) => !rule.not && concerns(rule, action, type))
    .map(({ systems, only }) => ({ systems, modalities: only?.modalities ?? null, tiers: only?.tiers ?? null }));
  return reaches.some(isEverything) ? [everything] : reaches;
}

const isNarrow = ({ modalities, tiers }: Reach): boolean => modalities !== null || tiers !== null;
const isEverything = (reach: Reach): boolean => reach.systems === null && !isNarrow(reach);

/** Values for the two parameters of `withinReach`: the AI systems, and the reaches themselves where one is narrowed to some outputs. */
export type ReachValues = [systems: string[] | null, narrowed: string | null];

/** What `withinReach` takes of these reaches. */
export function reachValues(reaches: readonly Reach[]): ReachValues {
  const systems = reaches.some((reach) => reach.systems === null)
    ? null
    : [...new Set(reaches.flatMap((reach) => reach.systems ?? []))];
  return [systems, reaches.some(isNarrow) ? JSON.stringify(reaches) : null];
}

/** Columns in which a row has its facts. */
interface FactColumns {
  system: string;
  modality: string;
  tier: string;
}

/** Whether a row lies within the narrowed reaches that a parameter (`$1`) holds, as SQL. */
export function withinNarrowed(parameter: string, { system, modality, tier }: FactColumns): string {
  const holds = (field: string, column: string) => `(w -> '${field}' = 'null' or w -> '${field}' ? ${column})`;
  return `exists (select from jsonb_array_elements(${parameter}::jsonb) w
    where ${holds('systems', system)} and ${holds('modalities', modality)} and ${holds('tiers', tier)})`;
}

/**
 * Whether a row lies within the reach that two parameters hold, as SQL. The AI systems stand apart, so that people whom
 * nothing else narrows pay for nothing else.
 */
export const withinReach = ([systems, narrowed]: readonly [string, string], columns: FactColumns): string =>
  `(${systems}::text[] is null or ${columns.system} = any(${systems}))
  and (${narrowed}::jsonb is null or ${withinNarrowed(narrowed, columns)})`;
