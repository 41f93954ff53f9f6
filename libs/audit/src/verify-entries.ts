import type { Database } from '@countersign/database';
import type { GoneLeaf, RemovalReader } from './explain-removals.js';
import { entryColumns, expectedLeaf, leafColumn, leafColumns, leafFault } from './leaf-fault.js';
import { logFaults, type LeafFaults } from './log-faults.js';

const selectLeaves = (first: number, end: number): string => `
select leaf_index, entry_id, leaf from audit_leaf where leaf_index >= ${first} and leaf_index < ${end} order by leaf_index`;

// "= any(array)" is looked up by index whatever the planner knows of the tables; a join of all three may read whole tables
// for each range, or compare each of its rows with each.
const selectEntries = (first: number, end: number): string => `
select e.id, e.action, e.at, e.actor, e.subject, p.payload, p.salt
from audit_entry e left join audit_payload p on p.entry_id = e.id
where e.id = any(array(select entry_id from audit_leaf where leaf_index >= ${first} and leaf_index < ${end}))`;

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
  const expected = new Map<string, string | null>();
  await db.copyOut(selectEntries(first, end), entryColumns, (row) => expected.set(...expectedLeaf(row)));
  await db.copyOut(selectLeaves(first, end), leafColumns, (row) => {
    const index = row.integer(leafColumn.index);
    const entry = row.uuid(leafColumn.entry);
    const fault = leafFault(row, expected.get(entry));
    if (fault === 'payload-gone') gone.push({ index, entry, leaf: row.text(leafColumn.leaf) });
    else if (fault === 'entry-gone') faults.set(index, logFaults.entryGone(index));
    else if (fault !== null) faults.set(index, logFaults.altered(index, fault));
  });
  if (gone.length === 0) return { faults, erased: 0 };
  const explained = await db.read((tx) => removals.explain(tx, gone));
  return { faults: new Map([...faults, ...explained.faults]), erased: explained.erased };
}
