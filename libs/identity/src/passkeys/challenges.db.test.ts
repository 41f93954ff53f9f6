import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { SoftwareAuthenticator } from '@countersign/testing';
import { cheap, IdentityFixture, keyActor, password } from '../../test/identity-fixture.js';
import { FactorSecrets } from '../second-factors/factor-secrets.js';
import { signIn } from '../sessions/sign-in.js';
import { addPasskey } from './add-passkey.js';
import { beginPasskey } from './begin-passkey.js';
import { issueChallenge, takeChallenge, type ChallengeUse } from './challenges.js';
import { removePasskey } from './remove-passkey.js';
import { beginStepUp, stepUpByPasskey } from './step-up-by-passkey.js';

const start = new Date('2026-11-20T08:00:00.000Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const secrets = new FactorSecrets(generateKeyPairSync('ed25519').privateKey);
const party = { id: 'countersign.example.org', origin: 'https://countersign.example.org' };
let identity: IdentityFixture;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());

describe('a challenge', () => {
  const use: ChallengeUse = { purpose: 'sign-in', personId: null, sessionId: null };
  const issue = (now: Date) => identity.db.transaction((tx) => issueChallenge(tx, use, now));
  const take = (challenge: Buffer, now: Date, by = use) =>
    identity.db.transaction((tx) => takeChallenge(tx, challenge.toString('base64url'), by, now));
  const kept = () => identity.figure('select count(*) as n from passkey_challenge');

  it('is answered within five minutes, once', async () => {
    const [good, old] = [await issue(start), await issue(start)];
    expect(await take(good, later(299))).toBe(true);
    expect(await take(good, later(299))).toBe(false);
    expect(await take(old, later(300))).toBe(false);
  });

  it('is for what it was made for, and used up by another use', async () => {
    const { id } = await identity.add();
    for (const other of [{ purpose: 'add' }, { personId: id }, { sessionId: id }] as Partial<ChallengeUse>[]) {
      const challenge = await issue(start);
      expect(await take(challenge, start, { ...use, ...other })).toBe(false);
      expect(await take(challenge, start)).toBe(false);
    }
  });

  it('is forgotten when another is made after its time, and is kept as a hash alone', async () => {
    const challenge = await issue(start);
    const [row] = await identity.db.read((tx) =>
      tx.query<{ text: string }>('select c::text as text from passkey_challenge c', []),
    );
    expect(row?.text).not.toContain(challenge.toString('hex'));
    await issue(later(299));
    expect(await kept()).toBe(2);
    await issue(later(600));
    expect(await kept()).toBe(1);
  });
});

describe('passkeys', () => {
  const enter = async () => {
    const { email } = await identity.add();
    return signIn(identity.db, { email, password, now: start }, { cost: cheap, refusalMilliseconds: 0 });
  };
  const begin = (actor: PersonActor, sessionId: string, now: Date) =>
    beginPasskey(identity.db, actor, { password, sessionId, secrets, party, now });

  it('are for people: nobody else may do any of it', async () => {
    const actor = keyActor as unknown as PersonActor;
    const given = { password, sessionId: keyActor.id, secrets, party, now: start };
    const passkey = new SoftwareAuthenticator(party.origin).answer({
      challenge: 'AAAA',
      timeout: 1,
      rpId: party.id,
      allowCredentials: [],
      userVerification: 'required',
    });
    const acts = [
      () => beginPasskey(identity.db, actor, given),
      () => addPasskey(identity.db, actor, { ...given, name: 'Key', made: {} as never }),
      () => removePasskey(identity.db, actor, { ...given, id: keyActor.id }),
      () => identity.db.transaction((tx) => beginStepUp(tx, actor, given)),
      () => stepUpByPasskey(identity.db, actor, { ...given, passkey }),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are changed for 15 minutes after a proof', async () => {
    const { actor, sessionId } = await enter();
    const made = new SoftwareAuthenticator(party.origin).make(await begin(actor, sessionId, start));
    await addPasskey(identity.db, actor, { name: 'Key', made, sessionId, party, now: start });
    // Another session, in which it was proved.
    const elsewhere = { ...actor, provedAt: start };
    await expect(begin(elsewhere, keyActor.id, later(900))).resolves.toMatchObject({ attestation: 'none' });
    await expect(begin(elsewhere, keyActor.id, later(901))).rejects.toMatchObject({ code: 'step-up-needed' });
  });
});
