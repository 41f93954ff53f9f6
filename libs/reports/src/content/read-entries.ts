import type { Tx } from '@countersign/database';
import { at } from '@countersign/verifier';
import type { EntryReference } from './report-decision.js';

/** An entry about an output; leaf, payload and salt of those only that a decision may rest on. */
export interface EntryRow {
  subject: string;
  id: string;
  action: string;
  at: Date;
  leaf_hash: Buffer;
  leaf_index: number;
  leaf: Buffer | null;
  payload: unknown;
  salt: Buffer | null;
}

const statement = `
with found as (
  select e.subject, e.id, e.action, e.at, e.leaf_hash, e.action not in ('submission.received', 'check.completed') as shown
  from audit_entry e where e.subject = any($1) and e.action in ('submission.received', 'check.completed',
    'submission.routed', 'review.claimed', 'review.decided', 'review.approvals-lapsed')
)
select f.subject, f.id, f.action, f.at, f.leaf_hash, l.leaf_index::float8 as leaf_index,
  case when f.shown then l.leaf end as leaf, a.payload, a.salt
from found f join audit_leaf l on l.entry_id = f.id and l.leaf_index < $2
  left join audit_payload a on a.entry_id = f.id and f.shown
order by f.id`;

/** The entries about some submissions that the log of a size holds, oldest first: what is written later is none of a report's. */
export function readEntries(tx: Tx, submissions: readonly string[], size: number): Promise<EntryRow[]> {
  return tx.query<EntryRow>(statement, [submissions, size]);
}

/** What of a decision says which entries it rests on. */
export interface DecidedRow {
  entry_id: string;
  claim_id: string;
  created_at: Date;
  facts_digest: string;
  /** The entry by which its approval lapsed. */
  lapse_id: string | null;
}

/** Whether an entry is proven with a decision: its claim, the routing with the facts that it is bound to, a decision before it, its lapse. */
function isToldWith(decision: DecidedRow, { id, action, at: time, payload }: EntryRow): boolean {
  if (action === 'review.approvals-lapsed') return id === decision.lapse_id;
  if (time > decision.created_at || id === decision.entry_id) return false;
  if (action === 'review.claimed') return at(payload, 'claim') === decision.claim_id;
  if (action === 'submission.routed') return at(payload, 'factsDigest') === decision.facts_digest;
  return action === 'review.decided';
}

/** The entries that a report names with a decision, those that it rests on, or that say that it lapsed, with their proofs. */
export async function referencesOf(
  rows: readonly EntryRow[],
  decision: DecidedRow,
  proofOf: (index: number) => Promise<string[]>,
): Promise<EntryReference[]> {
  const references: EntryReference[] = [];
  for (const row of rows) {
    const { id, action, at: time, leaf_hash: leafHash, leaf_index: index, leaf, payload, salt } = row;
    const isProven = leaf !== null && isToldWith(decision, row);
    const hashes = isProven ? await proofOf(index) : [];
    const proof = isProven
      ? { leaf: leaf.toString(), payload: payload ?? null, salt: salt?.toString('hex') ?? null, hashes }
      : null;
    references.push({ id, action, at: time.toISOString(), index, leafHash: leafHash.toString('hex'), proof });
  }
  return references;
}
