import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@countersign/database';
import type { SignInRules } from '@countersign/policy';
import { must } from '@countersign/testing';
import { IdentityFixture } from '../../test/identity-fixture.js';
import { findPersonRecord } from '../people/find-person.js';
import { openSession } from '../sessions/open-session.js';
import { proveByIdentity } from './prove-by-identity.js';

const begun = new Date('2026-11-20T08:00:00.000Z');
const now = new Date('2026-11-20T08:01:00.000Z');
const seconds = begun.getTime() / 1000;
const issuer = 'https://provider.example';

const rules: SignInRules = {
  version: 1,
  matchBy: 'subject',
  createPeople: false,
  verifiedClaim: 'email_verified',
  roles: [],
  competences: [],
};

let identity: IdentityFixture;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());

/** Somebody known to the provider as `subject`, in a session that it opened. */
async function known(subject: string): Promise<string> {
  const { id } = await identity.add();
  return identity.db.transaction(async (tx) => {
    await tx.execute('insert into person_identity values ($1, $2, $3, $4, $5)', [newId(), id, issuer, subject, begun]);
    const record = must(await findPersonRecord(tx, id));
    const { sessionId } = await openSession(tx, record, { means: ['oidc'], origin: undefined }, begun);
    return sessionId;
  });
}

async function proves(
  sessionId: string,
  subject: string,
  token: Record<string, unknown>,
  asked: Pick<SignInRules, 'authentication'> = {},
): Promise<boolean> {
  // What else is known of them, from the userinfo endpoint, is not about this sign-in.
  const proved = { issuer, subject, claims: { auth_time: seconds + 20, amr: ['mfa'] }, token };
  const said = await identity.db.transaction((tx) =>
    proveByIdentity(tx, { identity: proved, rules: { ...rules, ...asked }, sessionId, begun, now }),
  );
  const [row] = await identity.db.read((tx) =>
    tx.query<{ proved: boolean }>(
      'select proved_at is not distinct from $2 as proved from person_session where id = $1',
      [sessionId, now],
    ),
  );
  expect(row?.proved).toBe(said);
  return said;
}

describe('the provider’s word on a session', () => {
  it.each<[string, unknown, boolean]>([
    ['asked after the person was sent there', seconds + 20, true],
    ['asked within what clocks may be apart', seconds - 29, true],
    ['asked before', seconds - 31, false],
    ['asked yesterday, whatever it was told', seconds - 86_400, false],
    ['asked at a time that is text', String(seconds + 20), false],
    ['did not say when it asked', undefined, false],
  ])('counts only where it %s', async (words, authTime, counts) => {
    expect(await proves(await known(words), words, { auth_time: authTime })).toBe(counts);
  });

  it.each<[string, unknown, boolean]>([
    ['with what was asked for', ['pwd', 'mfa'], true],
    ['with something else', ['pwd'], false],
    ['without saying how', undefined, false],
  ])('counts, where the policy asks how, only of a sign-in %s', async (words, amr, counts) => {
    const asked = { authentication: { claim: 'amr', anyOf: ['mfa', 'hwk'], ask: [] } };
    expect(await proves(await known(words), words, { auth_time: seconds + 20, amr }, asked)).toBe(counts);
  });

  it('is not taken for somebody else’s session', async () => {
    const session = await known('one');
    await known('other');
    expect(await proves(session, 'other', { auth_time: seconds + 20 })).toBe(false);
  });
});
