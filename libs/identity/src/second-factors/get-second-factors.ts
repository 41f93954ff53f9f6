import { authorize, type PersonActor } from '@countersign/access';
import type { SecondFactorsView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { passkeysOf } from '../passkeys/passkeys-of.js';
import { passkeyViewOf } from '../passkeys/passkey-view-of.js';

const state = `select
  (select confirmed_at from authenticator where person_id = $1) as since,
  (select count(*)::int from recovery_code where person_id = $1) as codes`;

/** How the actor proves who they are beside a password. */
export async function getSecondFactors(tx: Tx, actor: PersonActor): Promise<SecondFactorsView> {
  authorize(actor, 'read-own', 'Profile');
  const [row] = await tx.query<{ since: Date | null; codes: number }>(state, [actor.id]);
  const passkeys = await passkeysOf(tx, actor.id);
  return {
    totp: row?.since ? { since: row.since.toISOString() } : null,
    passkeys: passkeys.map(passkeyViewOf),
    recoveryCodesLeft: row?.codes ?? 0,
  };
}
