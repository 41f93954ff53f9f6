import type { Tx } from '@countersign/database';
import { commitText, SALT_SIZE } from '@countersign/tlog';
import { alteredPart } from './leaf-fault.js';
import { leafText } from './leaf-text.js';
import { logFaults, type LeafFaults } from './log-faults.js';

/** A leaf whose payload is not there. */
export interface GoneLeaf {
  index: number;
  entry: string;
  leaf: string;
}

interface EntryRow {
  id: string;
  action: string;
  at: Date;
  actor: string;
  subject: string | null;
  removed_by: string | null;
}

interface RemovingRow {
  id: string;
  action: string;
  at: Date;
  actor: string;
  subject: string | null;
  payload: string;
  salt: Buffer;
  leaf: Buffer | null;
  entries: string[];
}

const selectEntries = `
select e.id, e.action, e.at, e.actor, e.subject, r.removed_by
from audit_entry e left join audit_removal r on r.entry_id = e.id where e.id = any($1::uuid[])`;

const selectRemoving = `
select e.id, e.action, e.at, e.actor, e.subject, p.payload::text as payload, p.salt,
  coalesce((select l.leaf from audit_leaf l where l.entry_id = e.id), (select q.leaf from audit_pending q where q.entry_id = e.id)) as leaf,
  array(select json_array_elements_text(p.payload -> 'entries')) as entries
from audit_entry e join audit_payload p on p.entry_id = e.id
where e.id = any($1::uuid[]) and e.action in ('subject.erased', 'retention.applied')`;

/** The entry ids that an entry lists as removed, if its own leaf bears it out; nothing otherwise. */
function listedBy(row: RemovingRow): ReadonlySet<string> {
  if (!row.leaf || row.salt.length !== SALT_SIZE) return new Set();
  const { id, action, actor, subject } = row;
  const commitment = commitText(row.salt, Buffer.from(row.payload, 'utf8'));
  const leaf = leafText({ id, action, at: row.at.toISOString(), actor, subject, commitment });
  return leaf === row.leaf.toString('utf8') ? new Set(row.entries) : new Set();
}

/**
 * Tells payloads that were erased or dropped by rule from those that somebody deleted: the first are listed by an entry
 * of the log. `lists` keeps what the last entries listed, since one lists thousands.
 */
export class RemovalReader {
  readonly #lists = new Map<string, ReadonlySet<string>>();

  /** How many of the payloads are rightly gone, and the faults of the others. What an entry still says is held against its leaf. */
  async explain(tx: Tx, gone: readonly GoneLeaf[]): Promise<{ erased: number; faults: LeafFaults }> {
    const rows = await tx.query<EntryRow>(selectEntries, [gone.map(({ entry }) => entry)]);
    const entries = new Map(rows.map((row) => [row.id, row]));
    await this.#read(tx, [...new Set(rows.flatMap(({ removed_by: by }) => by ?? []))]);
    const faults: LeafFaults = new Map();
    for (const { index, entry, leaf } of gone) {
      const row = entries.get(entry);
      if (!row) faults.set(index, logFaults.entryGone(index));
      else if (!this.#lists.get(row.removed_by ?? '')?.has(entry)) faults.set(index, logFaults.payloadGone(index));
      else if (leaf !== withCommitmentOf(leaf, row)) {
        faults.set(index, logFaults.altered(index, alteredPart(leaf, withCommitmentOf(leaf, row))));
      }
    }
    return { erased: gone.length - faults.size, faults };
  }

  async #read(tx: Tx, wanted: readonly string[]): Promise<void> {
    const missing = wanted.filter((id) => !this.#lists.has(id));
    if (missing.length === 0) return;
    if (this.#lists.size > 16) this.#lists.clear();
    for (const row of await tx.query<RemovingRow>(selectRemoving, [missing])) this.#lists.set(row.id, listedBy(row));
  }
}

/** The leaf that an entry makes, with the commitment taken from the leaf: its payload is gone. */
function withCommitmentOf(leaf: string, { id, action, at, actor, subject }: EntryRow): string {
  const [, commitment = ''] = /"commitment":"([0-9a-f]{64})"/.exec(leaf) ?? [];
  return leafText({ id, action, at: at.toISOString(), actor, subject, commitment });
}
