import type { Verdict } from '@countersign/contracts';
import type { Applicability } from './applies-to.js';
import type { AttestationStanding } from './attestation-standing.js';
import type { RuleOutcome } from './evaluate-rule.js';
import type { Requirement } from './requirement-pack.js';

/** Whether what was measured already says no. */
function fails(results: readonly RuleOutcome[]): boolean {
  const isLaw = results.filter(({ origin }) => origin === 'law');
  if (isLaw.length > 0) return isLaw.some(({ holds }) => holds === false);
  const measured = results.filter(({ measured: is }) => is);
  return (
    measured.some(({ holds, blocks }) => holds === false && blocks) ||
    (measured.length > 0 && measured.every(({ holds }) => holds === false))
  );
}

/** Whether there is too little to say anything: a law rule without an answer, or no answer at all. */
function saysNothing({ evidence }: Requirement, results: readonly RuleOutcome[]): boolean {
  if (results.some(({ origin, holds }) => origin === 'law' && holds === null)) return true;
  return evidence.mode !== 'attestation' && results.every(({ holds }) => holds === null);
}

/**
 * The verdict on a requirement, as the pack's vocabulary defines it. What cannot be measured never counts as met, and a
 * failure is never hidden behind missing data.
 */
export function evaluateRequirement(
  requirement: Requirement,
  applicability: Applicability,
  results: readonly RuleOutcome[],
  attestation: AttestationStanding,
): Verdict {
  if (applicability.state !== 'applies') return applicability.state;
  if (fails(results) || attestation === 'refused') return 'not_met';
  if (saysNothing(requirement, results)) return 'not_enough_data';
  if (attestation !== 'not-needed' && attestation !== 'current') return 'attestation_pending';
  return results.every(({ holds }) => holds === true) ? 'met' : 'met_with_remarks';
}
