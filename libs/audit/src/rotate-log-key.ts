import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { addSignatures, signNote, signText, keyHandoverText } from '@countersign/tlog';
import { appendEntry } from './append-entries.js';
import type { LogIdentity } from './log-identity.js';
import { KeyFileError } from './key-file-error.js';

const insert = `
insert into log_key (verifier_key, previous, handover, added_at, entry_id) values ($1, $2, $3, $4, $5)`;

/** Serialises changes of the keys; any fixed number does. */
const keyLock = 7_230_532;

/** Whether the log has recorded any key, this one, and that this one is retired. */
interface KeyState {
  begun: boolean;
  known: boolean;
  retired: boolean;
}

async function readState(tx: Tx, vkey: string): Promise<KeyState> {
  const [row] = await tx.query<KeyState>(
    `select count(*) > 0 as begun, coalesce(bool_or(verifier_key = $1), false) as known,
       coalesce(bool_or(verifier_key = $1 and retired_at is not null), false) as retired from log_key`,
    [vkey],
  );
  return row ?? { begun: false, known: false, retired: false };
}

/** Records the key of a log that has none recorded; says nothing otherwise. */
export async function recordFirstLogKey(tx: Tx, actor: Actor, { vkey }: LogIdentity, now = new Date()): Promise<void> {
  authorize(actor, 'seal', 'AuditEntry');
  await tx.query('select pg_advisory_xact_lock($1)', [keyLock]);
  if ((await readState(tx, vkey)).begun) return;
  const payload = { key: vkey, previous: null };
  const { id } = await appendEntry(tx, actor, { action: 'log.key-added', subject: null, payload }, now);
  await tx.execute(insert, [vkey, null, null, now, id]);
}

/**
 * Throws `KeyFileError` unless the log has recorded the key that is about to sign: whoever swaps the key file cannot go on
 * with the log as if nothing were. Answers whether the next key signs too: only once the log has recorded it.
 */
export async function requireLogKey(tx: Tx, { vkey, next }: LogIdentity): Promise<boolean> {
  const { begun, known, retired } = await readState(tx, vkey);
  const follower = next ? await readState(tx, next.vkey) : null;
  const follows = follower !== null && follower.known && !follower.retired;
  if (!begun || (known && (!retired || follows))) return follows;
  throw new KeyFileError(
    known
      ? `The key ${vkey} of the log is retired: put the key in place that followed it.`
      : `The log has not recorded the key ${vkey}: the key file was swapped, or a rotation was not begun. Nothing is sealed until the right key is back.`,
  );
}

/** Begins a rotation: both keys sign that the next one follows, and the log says so. Asked again, it changes nothing. */
export async function beginKeyRotation(tx: Tx, actor: Actor, identity: LogIdentity, now = new Date()): Promise<void> {
  authorize(actor, 'seal', 'AuditEntry');
  const { origin, key, vkey, next } = identity;
  if (!next) throw new KeyFileError('There is no next key.');
  await recordFirstLogKey(tx, actor, identity, now);
  await requireLogKey(tx, identity);
  if ((await readState(tx, next.vkey)).known) return;
  const text = keyHandoverText({ origin, previous: vkey, next: next.vkey });
  const signed = await signNote(text, { name: origin, key });
  const handover = addSignatures(signed, [await signText(text, { name: origin, key: next.key })]);
  const payload = { key: next.vkey, previous: vkey };
  const { id } = await appendEntry(tx, actor, { action: 'log.key-added', subject: null, payload }, now);
  await tx.execute(insert, [next.vkey, vkey, handover, now, id]);
}

/** Ends a rotation: the old key is retired, and the log says by which. Its file may go then. Asked again, it changes nothing. */
export async function endKeyRotation(
  tx: Tx,
  actor: Actor,
  { vkey, next }: LogIdentity,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'seal', 'AuditEntry');
  await tx.query('select pg_advisory_xact_lock($1)', [keyLock]);
  if (!next || !(await readState(tx, next.vkey)).known) throw new KeyFileError('No rotation was begun.');
  if ((await readState(tx, vkey)).retired) return;
  const payload = { key: vkey, by: next.vkey };
  const { id } = await appendEntry(tx, actor, { action: 'log.key-retired', subject: null, payload }, now);
  await tx.execute('update log_key set retired_at = $2, retired_entry_id = $3 where verifier_key = $1', [
    vkey,
    now,
    id,
  ]);
}
