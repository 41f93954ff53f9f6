import { systemsAllowed, type Actor } from '@countersign/access';

/** AI systems (slugs) that the actor may have a report on; null when it is all of them. A person's grants may name systems. */
export function reportableSystems(actor: Actor): string[] | null {
  const reports = systemsAllowed(actor, 'request', 'Report');
  const outputs = actor.kind === 'person' ? systemsAllowed(actor, 'list', 'Submission') : null;
  if (reports === null || outputs === null) return reports ?? outputs;
  return reports.filter((slug) => outputs.includes(slug));
}

/** Whether a report on these AI systems (none: all) is on allowed ones only; the same as `isReportable` says in SQL. */
export const isOnSystems = (systems: readonly string[], allowed: readonly string[] | null): boolean =>
  allowed === null || (systems.length > 0 && systems.every((slug) => allowed.includes(slug)));

/** Whether report `r` is on systems of that parameter (a `text[]`, null for all) only, as SQL. */
export const isReportable = (parameter: string): string =>
  `(${parameter}::text[] is null or (r.input -> 'systems' <> '[]' and r.input -> 'systems' <@ to_jsonb(${parameter}::text[])))`;
