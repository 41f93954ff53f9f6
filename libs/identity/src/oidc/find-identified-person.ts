import { signInActor } from '@countersign/access';
import { appendEntries, registerPseudonym } from '@countersign/audit';
import type { Language, SignInRefusal } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { SignInRules } from '@countersign/policy';
import { decoyHash } from '../passwords/hash-password.js';
import { passwordCost } from '../passwords/password-cost.js';
import { personTables } from '../people/person-record.js';
import { personIdentityEntity } from '../rows/person-identity-row.js';
import { verifiedEmail, type ProvedIdentity } from './claims.js';
import type { ClaimedRights } from './rights-from-claims.js';

/** How somebody is found, and what they would be given. */
export interface Finding {
  rules: SignInRules;
  rights: ClaimedRights;
  language: Language;
  now: Date;
}

/** Whom an identity is here. */
export interface IdentifiedPerson {
  id: string;
  pseudonym: string;
}

/** The person, or why there is none to sign in. */
export type FoundPerson = IdentifiedPerson | { refused: SignInRefusal };

const byIdentity = `select p.id, y.pseudonym from person_identity i join ${personTables} on p.id = i.person_id
where i.issuer = $1 and i.subject = $2`;

const byEmail = `select p.id, y.pseudonym, exists (select from person_identity i where i.person_id = p.id and i.issuer = $2) as linked
from ${personTables} where p.email = $1`;

const add = `insert into person (id, email, name, language, password_hash, competences, active, created_at)
values ($1, $2, $3, $4, $5, '[]', true, $6) on conflict on constraint person_email do nothing`;

async function link(
  tx: Tx,
  { id, pseudonym }: IdentifiedPerson,
  { issuer, subject }: ProvedIdentity,
  now: Date,
): Promise<FoundPerson> {
  await tx.manager.insert(personIdentityEntity, { id: newId(), personId: id, issuer, subject, createdAt: now });
  const payload = { person: id, issuer, subjectDigest: sha256Digest(subject) };
  await appendEntries(tx, signInActor, [{ action: 'person.identity-linked', subject: pseudonym, payload }]);
  return { id, pseudonym };
}

/** A person without a password that anybody has; their roles come from their claims. */
async function addPerson(tx: Tx, identity: ProvedIdentity, email: string, finding: Finding): Promise<FoundPerson> {
  if (finding.rights.grants.length === 0) return { refused: 'no-role' };
  const id = newId();
  const name = typeof identity.claims['name'] === 'string' ? identity.claims['name'].trim().slice(0, 200) : '';
  const values = [id, email, name || email, finding.language, decoyHash(passwordCost), finding.now];
  if ((await tx.execute(add, values)) === 0) return { refused: 'address-taken' };
  const pseudonym = await registerPseudonym(tx, 'person', id);
  await appendEntries(tx, signInActor, [
    { action: 'person.added', subject: pseudonym, payload: { person: id, grants: [] } },
  ]);
  return link(tx, { id, pseudonym }, identity, finding.now);
}

/** Whom a provider's subject is known as; undefined for who comes for the first time. */
export async function findKnownPerson(
  tx: Tx,
  { issuer, subject }: Pick<ProvedIdentity, 'issuer' | 'subject'>,
): Promise<IdentifiedPerson | undefined> {
  const [known] = await tx.query<IdentifiedPerson>(byIdentity, [issuer, subject]);
  return known;
}

/** Whom a provider's subject is here: known by it, else found by a verified e-mail address for the first time, else added, as the rules say. */
export async function findIdentifiedPerson(tx: Tx, identity: ProvedIdentity, finding: Finding): Promise<FoundPerson> {
  const { issuer, subject, claims } = identity;
  // Two sign-ins of one subject at once find one person.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${issuer} ${subject}`]);
  const known = await findKnownPerson(tx, identity);
  if (known) return known;
  const { matchBy, createPeople, verifiedClaim } = finding.rules;
  if (matchBy !== 'email-verified' && !createPeople) return { refused: 'unknown-person' };
  const email = verifiedEmail(claims, verifiedClaim);
  if (email === null) return { refused: 'email-not-verified' };
  // Two subjects with one address at once: the second sees that the first was linked.
  await tx.query('select from person where email = $1 for no key update', [email]);
  const [namesake] = await tx.query<IdentifiedPerson & { linked: boolean }>(byEmail, [email, issuer]);
  if (namesake) {
    // An address can pass to somebody else: who is linked already is never found by it again.
    const free = matchBy === 'email-verified' && !namesake.linked;
    return free ? link(tx, namesake, identity, finding.now) : { refused: 'address-taken' };
  }
  return createPeople ? addPerson(tx, identity, email, finding) : { refused: 'unknown-person' };
}
