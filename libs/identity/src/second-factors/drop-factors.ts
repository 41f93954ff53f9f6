import type { Actor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { SecondFactor } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

interface Whose {
  id: string;
  pseudonym: string;
}

const forgetCodes = `delete from recovery_code where person_id = $1
  and not exists (select from authenticator where person_id = $1 and confirmed_at is not null)
  and not exists (select from passkey where person_id = $1)`;

/** Records what was dropped, and drops what went with it: what was proved in open sessions, and recovery codes that nothing is left for. */
async function recordDropped(
  tx: Tx,
  actor: Actor,
  { id, pseudonym }: Whose,
  dropped: readonly { kind: SecondFactor; passkey?: string }[],
): Promise<boolean> {
  await tx.execute(forgetCodes, [id]);
  await tx.execute('update person_session set proved_at = null where person_id = $1', [id]);
  const entries = dropped.map((one) => ({
    action: 'second-factor.removed' as const,
    subject: pseudonym,
    payload: { person: id, ...one },
  }));
  if (entries.length > 0) await appendEntries(tx, actor, entries);
  return entries.length > 0;
}

const authenticator = 'delete from authenticator where person_id = $1';
const passkeys = 'delete from passkey where person_id = $1 and ($2::uuid is null or id = $2) returning id';

async function dropAuthenticator(tx: Tx, id: string) {
  return (await tx.execute(authenticator, [id])) > 0 ? [{ kind: 'totp' as const }] : [];
}

async function dropPasskeys(tx: Tx, id: string, only: string | null = null) {
  const dropped = await tx.query<{ id: string }>(passkeys, [id, only]);
  return dropped.map((one) => ({ kind: 'passkey' as const, passkey: one.id }));
}

/** Drops a person's authenticator; false when there was none. For verbs, which have authorized. */
export const dropTotp = async (tx: Tx, actor: Actor, person: Whose): Promise<boolean> =>
  recordDropped(tx, actor, person, await dropAuthenticator(tx, person.id));

/** Drops one passkey of a person; false when they have none of this id. For verbs, which have authorized. */
export const dropPasskey = async (tx: Tx, actor: Actor, person: Whose, id: string): Promise<boolean> =>
  recordDropped(tx, actor, person, await dropPasskeys(tx, person.id, id));

/** Drops all second factors of a person; false when there were none. For verbs, which have authorized. */
export const dropFactors = async (tx: Tx, actor: Actor, person: Whose): Promise<boolean> =>
  recordDropped(tx, actor, person, [
    ...(await dropAuthenticator(tx, person.id)),
    ...(await dropPasskeys(tx, person.id)),
  ]);
