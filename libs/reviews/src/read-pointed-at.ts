import type { DecisionReason } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { PlacedIn } from '@countersign/modalities';

/** What the reasons of a decision may point at. */
export interface PointedAt {
  /** Ids of those findings of the submission that are named. */
  findings: ReadonlySet<string>;
  /** The output; null where no reason points at a place in it. */
  output: PlacedIn | null;
}

interface Wanted {
  submission: string;
  reasons: readonly DecisionReason[];
}

const findingsNamed = 'select id, submission_id from finding where id = any($1)';
const outputs = `
-- Of the output itself only: what else was handed in may be concealed from who decides.
select p.submission_id, jsonb_build_object('content', p.payload -> 'content') as payload, coalesce((
  select jsonb_object_agg(b.digest, jsonb_build_object('width', b.width, 'height', b.height)) from blob b
  where b.digest in (select image ->> 'digest' from jsonb_array_elements(p.payload #> '{content,images}') image)), '{}') as sizes
from submission_payload p where p.submission_id = any($1)`;

interface OutputRow {
  submission_id: string;
  payload: object;
  sizes: Record<string, { width: number; height: number }>;
}

/** What the reasons on each submission point at, by submission; outputs are read only where a reason points at a place. */
export async function readPointedAt(tx: Tx, wanted: readonly Wanted[]): Promise<(submission: string) => PointedAt> {
  const named = wanted.flatMap(({ reasons }) => reasons.flatMap(({ finding }) => finding ?? []));
  const placed = wanted.filter(({ reasons }) => reasons.some(({ place }) => place !== undefined));
  const found = new Map<string, Set<string>>();
  const rows = named.length === 0 ? [] : await tx.query<{ id: string; submission_id: string }>(findingsNamed, [named]);
  for (const { id, submission_id: submission } of rows) {
    found.set(submission, (found.get(submission) ?? new Set<string>()).add(id));
  }
  const read =
    placed.length === 0 ? [] : await tx.query<OutputRow>(outputs, [placed.map(({ submission }) => submission)]);
  const byId = new Map(
    read.map(({ submission_id: id, payload, sizes }) => [id, { payload, sizes: new Map(Object.entries(sizes)) }]),
  );
  return (submission) => ({
    findings: found.get(submission) ?? new Set<string>(),
    output: byId.get(submission) ?? null,
  });
}
