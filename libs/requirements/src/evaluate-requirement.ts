import type { Verdict } from '@countersign/contracts';
import type { Applicability } from './applies-to.js';
import { before } from './duration.js';
import type { RuleOutcome } from './evaluate-rule.js';
import type { Requirement } from './requirement-pack.js';

/** A human statement on a requirement; `refused` when the person declined to make it. */
export interface Attestation {
  requirement: string;
  at: Date;
  refused: boolean;
}

function newestAttestation(
  requirement: Requirement,
  attestations: readonly Attestation[],
  at: Date,
): Attestation | null {
  return attestations
    .filter((item) => item.requirement === requirement.id && item.at <= at)
    .reduce<Attestation | null>((newest, item) => (newest === null || item.at > newest.at ? item : newest), null);
}

function isCurrent({ attestation }: Requirement, signed: Attestation | null, at: Date): boolean {
  if (signed === null || signed.refused) return false;
  return attestation.renew_every === undefined || signed.at >= before(at, attestation.renew_every);
}

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
  attestations: readonly Attestation[],
  at: Date,
): Verdict {
  if (applicability.state !== 'applies') return applicability.state;
  // An attestation on each output is given with its decision, and a rule counts those.
  const { needed, scope } = requirement.attestation;
  const isAsked = needed && scope !== 'output';
  const signed = newestAttestation(requirement, attestations, at);
  if (fails(results) || (isAsked && signed?.refused === true)) return 'not_met';
  if (saysNothing(requirement, results)) return 'not_enough_data';
  if (isAsked && !isCurrent(requirement, signed, at)) return 'attestation_pending';
  return results.every(({ holds }) => holds === true) ? 'met' : 'met_with_remarks';
}
