import type { Database } from '@countersign/database';
import type { GoneLeaf, RemovalReader } from './explain-removals.js';
import { leafColumn, leafColumns, leafFault } from './leaf-fault.js';
import { logFaults, type LeafFaults } from './log-faults.js';

// A subquery that depends on its leaf is looked up by index, whatever the planner knows of the tables; for a join it may read
// whole tables for each range, or compare each of its rows with each. "offset 0" keeps it from being made a join.
const selectLeaves = (first: number, end: number): string => `
select l.leaf_index, l.leaf, e.id, e.action, e.at, e.actor, e.subject, p.payload, p.salt, e.actor_kind, e.leaf_hash, l.leaf_hash
from audit_leaf l
left join lateral (select * from audit_entry where id = l.entry_id offset 0) e on true
left join lateral (select * from audit_payload where entry_id = l.entry_id offset 0) p on true
where l.leaf_index >= ${first} and l.leaf_index < ${end} order by l.leaf_index`;

/**
 * Holds the entries and payloads of the leaves from `first` up to `end` against what the leaves say. Answers the faults, and
 * how many payloads are gone because an entry of the log says so.
 */
export async function verifyEntries(
  db: Database,
  removals: RemovalReader,
  first: number,
  end: number,
): Promise<{ faults: LeafFaults; erased: number }> {
  const gone: GoneLeaf[] = [];
  const faults: LeafFaults = new Map();
  await db.copyOut(selectLeaves(first, end), leafColumns, (row) => {
    const fault = leafFault(row);
    if (fault === null) return;
    const index = row.integer(leafColumn.index);
    if (fault === 'payload-gone') {
      gone.push({ index, entry: row.uuid(leafColumn.id), leaf: row.text(leafColumn.leaf) });
    } else if (fault === 'entry-gone') faults.set(index, logFaults.entryGone(index));
    else faults.set(index, logFaults.altered(index, fault));
  });
  if (gone.length === 0) return { faults, erased: 0 };
  const explained = await db.read((tx) => removals.explain(tx, gone));
  return { faults: new Map([...faults, ...explained.faults]), erased: explained.erased };
}
