import type { Verdict } from '@countersign/contracts';

/** Weakest first. */
const byWeight: readonly Verdict[] = [
  'not_met',
  'not_enough_data',
  'attestation_pending',
  'met_with_remarks',
  'met',
  'not_yet_applicable',
  'not_applicable',
];

/** The verdict of a group: the weakest among its members; those that do not apply count only where none does. */
export function rollUp(members: readonly Verdict[]): Verdict {
  return byWeight.find((verdict) => members.includes(verdict)) ?? 'not_applicable';
}
