import { longestDays } from './duration.js';
import type { Requirement } from './requirement-pack.js';
import { statementsOf, type Translated } from './words-of.js';

/** A person's statement on a requirement, for one AI system (id) or, with null, for all of them. */
export interface Attestation {
  requirement: string;
  system: string | null;
  /** The words that were signed. */
  statement: string;
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

const newestOf = <T extends Attestation>(signed: readonly T[]): T | null =>
  signed.reduce<T | null>((found, item) => (found === null || item.signedAt > found.signedAt ? item : found), null);

/** Those that were not withdrawn, nor followed by one of the same scope that was: it ended all before it. */
function leftOf<T extends Attestation>(signed: readonly T[], withdrawn: readonly T[]): T[] {
  return signed.filter(
    (item) =>
      !withdrawn.includes(item) &&
      !withdrawn.some(({ system, signedAt }) => system === item.system && signedAt >= item.signedAt),
  );
}

/** The one that counts for an AI system (id): the newest, but who declined for that system is heard over one for all. */
function countedFor<T extends Attestation>(signed: readonly T[], id: string): T | null {
  const own = newestOf(signed.filter(({ system }) => system === id));
  if (own?.refused) return own;
  return newestOf(signed.filter(({ system }) => system === null || system === id));
}

function standingOf(counted: Attestation | null, words: readonly string[], at: Date): AttestationStanding {
  if (counted === null) return 'missing';
  if (!words.includes(counted.statement)) return 'expired';
  if (counted.refused) return 'refused';
  return counted.expiresAt !== null && counted.expiresAt <= at ? 'expired' : 'current';
}

/** How a statement stands, where it is current the signed ones that it rests on, and those that were withdrawn. */
export interface Standing<T extends Attestation = Attestation> {
  standing: AttestationStanding;
  restsOn: readonly T[];
  withdrawn: readonly T[];
}

/**
 * How the statement of a requirement stands at a moment for the AI systems that it binds (ids): current where each of them has
 * a current one, of its own or for all, in the words that the pack has then, in any language. What was signed later, or
 * withdrawn by then, does not count; nor does what was signed before a withdrawn one of the same scope.
 */
export function attestationStanding<T extends Attestation>(
  pack: Translated,
  requirement: Requirement,
  attestations: readonly T[],
  systems: readonly string[],
  at: Date,
): Standing<T> {
  if (!asksForStatement(requirement)) return { standing: 'not-needed', restsOn: [], withdrawn: [] };
  const words = statementsOf(pack, requirement);
  const ofRequirement = attestations.filter((item) => item.requirement === requirement.id && item.signedAt <= at);
  const ended = ofRequirement.filter(({ withdrawnAt }) => withdrawnAt !== null && withdrawnAt <= at);
  const signed = leftOf(ofRequirement, ended);
  const counted = systems.length === 0 ? [newestOf(signed)] : systems.map((id) => countedFor(signed, id));
  const standings = counted.map((item) => standingOf(item, words, at));
  const standing = worst.find((one) => standings.includes(one)) ?? 'missing';
  const restsOn = standing === 'current' ? [...new Set(counted)].filter((item) => item !== null) : [];
  const withdrawn = ended.filter(({ system }) => system === null || systems.includes(system));
  return { standing, restsOn, withdrawn };
}
