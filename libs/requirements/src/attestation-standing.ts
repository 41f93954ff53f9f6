import { longestDays } from './duration.js';
import type { Requirement } from './requirement-pack.js';

/** A person's statement on a requirement, for one AI system (id) or, with null, for all of them. */
export interface Attestation {
  requirement: string;
  system: string | null;
  signedAt: Date;
  /** The moment from which it no longer counts; null when the pack sets no renewal. */
  expiresAt: Date | null;
  withdrawnAt: Date | null;
  /** The person declined to make the statement. */
  refused: boolean;
}

/** How the human statement that a requirement asks for stands. */
export type AttestationStanding = 'not-needed' | 'current' | 'missing' | 'expired' | 'refused';

/** Whether a person has to sign this requirement: a statement on each output is given with that output, and rules count it. */
export const asksForStatement = ({ attestation }: Requirement): boolean =>
  attestation.needed && attestation.scope !== 'output';

/** When a statement signed at a moment is due again, at the shortest reading; null when the pack sets no renewal. */
export function expiryOf({ attestation }: Requirement, signedAt: Date): Date | null {
  const { renew_every: period } = attestation;
  if (period === undefined) return null;
  const expiry = new Date(signedAt);
  const count = Number(/[0-9]+/.exec(period)?.[0]);
  if (period.endsWith('D')) return new Date(signedAt.getTime() + longestDays(period) * 86_400_000);
  // The last day of a month has no like in a shorter one: the period ends with that shorter month.
  const months = period.endsWith('Y') ? count * 12 : count;
  const asked = signedAt.getUTCMonth() + months;
  expiry.setUTCMonth(asked);
  if (expiry.getUTCMonth() !== asked % 12) expiry.setUTCDate(0);
  return expiry;
}

const worst: readonly AttestationStanding[] = ['refused', 'missing', 'expired', 'current'];

function standingOf(signed: readonly Attestation[], at: Date): AttestationStanding {
  const newest = signed.reduce<Attestation | null>(
    (found, item) => (found === null || item.signedAt > found.signedAt ? item : found),
    null,
  );
  if (newest === null) return 'missing';
  if (newest.refused) return 'refused';
  return newest.expiresAt !== null && newest.expiresAt <= at ? 'expired' : 'current';
}

/**
 * How the statement of a requirement stands at a moment for the AI systems that it binds (ids): current where each of them has
 * a current one, of its own or for all. What was signed later or withdrawn by then does not count.
 */
export function attestationStanding(
  requirement: Requirement,
  attestations: readonly Attestation[],
  systems: readonly string[],
  at: Date,
): AttestationStanding {
  if (!asksForStatement(requirement)) return 'not-needed';
  const counted = attestations.filter(
    (item) =>
      item.requirement === requirement.id &&
      item.signedAt <= at &&
      (item.withdrawnAt === null || item.withdrawnAt > at),
  );
  const standings = systems.map((id) =>
    standingOf(
      counted.filter(({ system }) => system === null || system === id),
      at,
    ),
  );
  return worst.find((standing) => standings.includes(standing)) ?? standingOf(counted, at);
}
