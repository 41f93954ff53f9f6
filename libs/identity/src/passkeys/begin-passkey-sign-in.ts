import type { PasskeyRequest } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { beginAgain } from '../second-factors/begin-again.js';
import type { FactorSecrets } from '../second-factors/factor-secrets.js';
import { askBy } from './ask-by.js';
import { issueChallenge } from './challenges.js';
import { passkeysOf } from './passkeys-of.js';
import type { RelyingParty } from './relying-party.js';

interface Beginning {
  /** Of the first step; absent: the passkey alone is to sign somebody in. */
  challenge?: string | undefined;
  secrets: FactorSecrets;
  party: RelyingParty;
  now: Date;
}

/** What a browser asks a passkey by: any of any person's or, after a right password, one of that person's. `sign-in-expired` when that step no longer holds. */
export async function beginPasskeySignIn(
  db: Database,
  { challenge, secrets, party, now }: Beginning,
): Promise<PasskeyRequest> {
  const passed = challenge === undefined ? null : secrets.readChallenge(challenge, now);
  if (challenge !== undefined && !passed) throw beginAgain();
  return db.transaction(async (tx) => {
    const passkeys = passed ? await passkeysOf(tx, passed.person) : [];
    if (passed && passkeys.length === 0) throw beginAgain();
    const purpose = passed ? 'second-step' : 'sign-in';
    const issued = await issueChallenge(tx, { purpose, personId: passed?.person ?? null, sessionId: null }, now);
    return askBy(party, issued, passkeys);
  });
}
