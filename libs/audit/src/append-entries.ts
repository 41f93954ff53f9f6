import type { Actor } from '@countersign/access';
import { newId, randomBytes, type Tx } from '@countersign/database';
import { canonicalJson, commitText, hashLeaf, MAX_ENTRY_SIZE, SALT_SIZE } from '@countersign/tlog';
import { entryPayloads, type EntryDraft } from './entries.js';
import { leafText } from './leaf-text.js';

/** What a record gets before it has a place in the log: its id, and the hash under which it will be found there. */
export interface AppendedEntry {
  id: string;
  leafHash: Buffer;
}

const insert = `
with given as (
  select * from jsonb_to_recordset($1::jsonb) as entry(
    id uuid, action text, at timestamptz, actor_kind text, actor text, subject text,
    payload text, salt text, leaf text, leaf_hash text)
), entries as (
  insert into audit_entry (id, action, at, actor_kind, actor, subject, leaf_hash)
  select id, action, at, actor_kind, actor, subject, decode(leaf_hash, 'hex') from given
), payloads as (
  insert into audit_payload (entry_id, payload, salt) select id, payload::json, decode(salt, 'hex') from given
)
insert into audit_pending (entry_id, leaf, leaf_hash)
select id, convert_to(leaf, 'UTF8'), decode(leaf_hash, 'hex') from given`;

function entryRow(actor: Actor, draft: EntryDraft, at: Date) {
  // Kept as it was committed to, byte for byte, so that whoever verifies need not write it anew.
  const said = entryPayloads[draft.action].parse(draft.payload);
  const elevations = actor.kind === 'person' ? (actor.elevations ?? []) : [];
  const payload = canonicalJson(elevations.length === 0 ? said : { ...said, elevations });
  const salt = randomBytes(SALT_SIZE);
  const id = newId();
  const leaf = leafText({
    id,
    action: draft.action,
    at: at.toISOString(),
    actor: actor.pseudonym,
    subject: draft.subject,
    commitment: commitText(salt, Buffer.from(payload, 'utf8')),
  });
  const bytes = Buffer.from(leaf, 'utf8');
  if (bytes.length > MAX_ENTRY_SIZE)
    throw new Error(`The leaf of a ${draft.action} entry is over ${MAX_ENTRY_SIZE} bytes.`);
  const leafHash = Buffer.from(hashLeaf(bytes));
  const row = {
    id,
    action: draft.action,
    at: at.toISOString(),
    actor_kind: actor.kind,
    actor: actor.pseudonym,
    subject: draft.subject,
    payload,
    salt: salt.toString('hex'),
    leaf,
    leaf_hash: leafHash.toString('hex'),
  };
  return { row, leafHash };
}

/** Records acts in the caller's transaction, in one statement; answers ids and leaf hashes in the same order. */
export async function appendEntries(
  tx: Tx,
  actor: Actor | readonly Actor[],
  drafts: readonly EntryDraft[],
  at = new Date(),
): Promise<AppendedEntry[]> {
  if (drafts.length === 0) return [];
  const made = drafts.map((draft, index) => {
    const by = Array.isArray(actor) ? (actor as readonly Actor[])[index] : (actor as Actor);
    if (!by) throw new Error('appendEntries needs one actor for each entry, or one for all.');
    return entryRow(by, draft, at);
  });
  await tx.execute(insert, [JSON.stringify(made.map(({ row }) => row))]);
  return made.map(({ row, leafHash }) => ({ id: row.id, leafHash }));
}

/** Records one act; see `appendEntries`. */
export async function appendEntry(tx: Tx, actor: Actor, draft: EntryDraft, at = new Date()): Promise<AppendedEntry> {
  const [entry] = await appendEntries(tx, actor, [draft], at);
  if (!entry) throw new Error('The entry was not recorded.');
  return entry;
}
