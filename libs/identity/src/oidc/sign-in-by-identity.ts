import { signInActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { Language, SignInRefusal } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { SignInRules } from '@countersign/policy';
import { openSession, type Session } from '../sessions/open-session.js';
import type { SessionOrigin } from '../sessions/session-origin.js';
import { claimAt, isElsewhere, textsOf, type ProvedIdentity } from './claims.js';
import { findIdentifiedPerson, findKnownPerson, type IdentifiedPerson } from './find-identified-person.js';
import { meetsAuthentication } from './meets-authentication.js';
import { replaceClaimedRights } from './replace-claimed-rights.js';
import { rightsFromClaims } from './rights-from-claims.js';

export interface IdentitySignIn {
  identity: ProvedIdentity;
  rules: SignInRules;
  /** Name of, or path to, the claim whose values the rules give roles for. */
  rolesClaim: string;
  /** Of people who are added. */
  language: Language;
  origin: SessionOrigin;
  now: Date;
}

export type IdentitySignedIn = { session: Session & { token: string } } | { refused: SignInRefusal };

/** Records that somebody whom the provider has proved was not let in. */
async function recordRefusal(tx: Tx, reason: SignInRefusal, known: IdentifiedPerson | null): Promise<void> {
  const payload = { means: 'oidc' as const, person: known?.id ?? null, reason };
  await appendEntries(tx, signInActor, [{ action: 'session.refused', subject: known?.pseudonym ?? null, payload }]);
}

/** Why what the provider sent is not enough to sign anybody in by, whoever it is. */
function unfitness({ identity, rules, rolesClaim }: IdentitySignIn): SignInRefusal | null {
  if (!meetsAuthentication(identity, rules)) return 'weak-authentication';
  // Read as none they would take away what the person has.
  return isElsewhere(identity.claims, rolesClaim) ? 'roles-not-sent' : null;
}

/**
 * Signs in whom a provider has identified, with the roles that this sign-in's claims give beside those given by hand.
 * Refused: who signed in there otherwise than the rules ask, whose roles were not sent for being too many, nobody known, an address not verified or taken, somebody deactivated, somebody left without a role. Throws
 * nothing for a refusal, so that its record, and rights that were taken back, stay.
 */
export async function signInByIdentity(tx: Tx, input: IdentitySignIn): Promise<IdentitySignedIn> {
  const { identity, rules, now } = input;
  const unfit = unfitness(input);
  if (unfit) {
    await recordRefusal(tx, unfit, (await findKnownPerson(tx, identity)) ?? null);
    return { refused: unfit };
  }
  const rights = rightsFromClaims(textsOf(claimAt(identity.claims, input.rolesClaim)), rules);
  const found = await findIdentifiedPerson(tx, identity, { rules, rights, language: input.language, now });
  if ('refused' in found) {
    await recordRefusal(tx, found.refused, null);
    return { refused: found.refused };
  }
  await tx.query('select from person where id = $1 for no key update', [found.id]);
  const record = await replaceClaimedRights(tx, found.id, rights);
  const refused = !record.active ? 'inactive' : record.grants.length === 0 ? 'no-role' : null;
  if (refused) {
    await recordRefusal(tx, refused, record);
    return { refused };
  }
  const proof = { means: ['oidc' as const], origin: input.origin };
  return { session: await openSession(tx, record, proof, now) };
}
