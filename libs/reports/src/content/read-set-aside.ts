import { ProofReader } from '@countersign/audit';
import type { Database, Tx } from '@countersign/database';
import { base64Of } from './base64-of.js';
import type { DecisionRange } from './read-decisions.js';
import type { DecisionProof } from './report-decision.js';
import type { SetAsideDecision } from './set-aside-decision.js';

interface Row {
  id: string;
  exactly: string;
  purpose: 'gold' | 'second-review';
  leaf_index: number;
  leaf: Buffer;
  leaf_hash: Buffer;
  received_index: number;
  received_leaf: Buffer;
  received_hash: Buffer;
  payload: unknown;
  salt: Buffer | null;
  told: boolean;
}

// Told is what nobody decides on any more, of AI systems without a gold item in use: else what is left untold would be the
// gold items. As it stood when the report was frozen, so that each file of a run tells the same.
const page = `
select d.id, d.created_at::text as exactly, s.purpose, l.leaf_index::float8 as leaf_index, l.leaf, l.leaf_hash,
  f.leaf_index::float8 as received_index, f.leaf as received_leaf, f.leaf_hash as received_hash, a.payload, a.salt,
  a.payload ->> 'purpose' is not distinct from s.purpose
  and exists (select from decision o join audit_leaf k on k.entry_id = o.entry_id join audit_payload q on q.entry_id = o.entry_id
    where o.submission_id = s.id and k.leaf_index < $3 and q.payload ->> 'state' <> 'awaiting-review')
  and not exists (select from gold_item i join submission g on g.id = i.submission_id and g.purpose = 'review'
    where g.system_id = s.system_id and i.added_at <= $7 and (i.retired_at is null or i.retired_at > $7)) as told
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
  join audit_leaf l on l.entry_id = d.entry_id
  join audit_leaf f on f.entry_id = s.entry_id left join audit_payload a on a.entry_id = s.entry_id
where s.purpose <> 'review' and d.created_at < $1 and ($2::text[] is null or y.slug = any($2)) and l.leaf_index < $3
  and (d.created_at, d.id) > ($4::timestamptz, $5::uuid)
order by d.created_at, d.id limit $6`;

const zeroId = '00000000-0000-0000-0000-000000000000';

/** The decisions of a range that are none of the report's own, oldest first, a page in memory at a time. */
export async function* readSetAside(
  db: Database,
  range: DecisionRange,
  pageSize = 500,
): AsyncGenerator<SetAsideDecision> {
  const { to, systems, size, at } = range;
  const proofs = new ProofReader();
  let after: [at: Date | string, id: string] = [range.from, zeroId];
  for (;;) {
    const values = [to, systems, size, ...after, pageSize, at];
    const [rows, decisions] = await db.read(async (tx) => {
      const found = await tx.query<Row>(page, values);
      const read: SetAsideDecision[] = [];
      for (const row of found) read.push(await setAsideOf(tx, proofs, row, size));
      return [found, read];
    });
    yield* decisions;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = [last.exactly, last.id];
  }
}

async function setAsideOf(tx: Tx, proofs: ProofReader, row: Row, size: number): Promise<SetAsideDecision> {
  const proofOf = async (index: number, leaf: Buffer, leafHash: Buffer, opened: OpenedBy): Promise<DecisionProof> => {
    const hashes = (await proofs.read(tx, index, size)).map(base64Of);
    return { index, leaf: leaf.toString(), leafHash: leafHash.toString('hex'), ...opened, hashes };
  };
  const { told, purpose, payload, salt } = row;
  const opened = told && salt !== null ? { payload, salt: salt.toString('hex') } : closed;
  return {
    purpose: opened === closed ? null : purpose,
    proof: await proofOf(row.leaf_index, row.leaf, row.leaf_hash, closed),
    received: await proofOf(row.received_index, row.received_leaf, row.received_hash, opened),
  };
}

type OpenedBy = Pick<DecisionProof, 'payload' | 'salt'>;
const closed: OpenedBy = { payload: null, salt: null };
