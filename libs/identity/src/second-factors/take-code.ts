import type { SignInMeans } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { CodeGiven } from './code-given.js';
import { takeRecoveryCode } from './recovery-codes.js';
import { matchingStep } from './totp.js';

interface Authenticator {
  sealedSecret: string;
  lastStep: string;
}

// Locked: else a seed that is proposed meanwhile would be confirmed by a code of the one before.
const find = `select sealed_secret as "sealedSecret", last_step as "lastStep" from authenticator
where person_id = $1 and (confirmed_at is not null) = $2 for no key update`;

const take = 'update authenticator set last_step = $2 where person_id = $1 and last_step < $2';

/** Takes a code of the person's authenticator, once: neither it nor an earlier one is taken again. */
export async function takeTotpCode(
  tx: Tx,
  personId: string,
  { code, secrets, now, confirmed }: CodeGiven & { confirmed: boolean },
): Promise<boolean> {
  const [row] = await tx.query<Authenticator>(find, [personId, confirmed]);
  if (!row) return false;
  const typed = code.replaceAll(/\s/g, '');
  const step = matchingStep(secrets.openSeed(row.sealedSecret), typed, now, Number(row.lastStep));
  return step !== null && (await tx.execute(take, [personId, step])) > 0;
}

/** What a typed code is of the person's: a code of the authenticator or a recovery code, taken either way; null for neither. */
export async function takeCode(
  tx: Tx,
  personId: string,
  { code, secrets, now }: CodeGiven,
): Promise<SignInMeans | null> {
  if (await takeTotpCode(tx, personId, { code, secrets, now, confirmed: true })) return 'totp';
  return (await takeRecoveryCode(tx, personId, code)) ? 'recovery-code' : null;
}
