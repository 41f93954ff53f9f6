import { canonicalLanguage, type TrainingExportInput, type TrainingForm } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { candidateColumns, type Candidate } from './candidate.js';

/** Outputs may be long: few are held at once. */
const pageSize = 20;
/** Versions before one, at most. */
const mostVersions = 50;

const statesOf: Record<TrainingForm, readonly string[]> = {
  sft: ['approved'],
  dpo: ['approved'],
  reward: ['approved', 'rejected', 'changes-requested', 'superseded'],
};

const decided = `
select d.created_at::text as at, d.id as decision, ${candidateColumns}
from decision d join submission s on s.id = d.submission_id and s.decided_at = d.created_at
join ai_system y on y.id = s.system_id left join submission_payload p on p.submission_id = s.id
where d.counted and s.purpose = 'review' and s.state = any($1) and d.created_at >= $2 and d.created_at < $3
  and ($4::text[] is null or y.slug = any($4)) and ($5::text is null or s.language = $5 or split_part(s.language, '-', 1) = $5)
  and (d.created_at, d.id) > ($6::timestamptz, $7::uuid)
order by d.created_at, d.id limit ${pageSize}`;

const earlier = `
with recursive chain as (
  select s.supersedes as id, 1 as step from submission s where s.id = $1 and s.purpose = 'review' and s.supersedes is not null
  union all select s.supersedes, c.step + 1 from chain c join submission s on s.id = c.id
  where s.purpose = 'review' and s.supersedes is not null and c.step < ${mostVersions})
select ${candidateColumns}
from chain c join submission s on s.id = c.id and s.purpose = 'review' join ai_system y on y.id = s.system_id
left join submission_payload p on p.submission_id = s.id order by c.step`;

/** Which decided outputs an export is about. */
export interface ExportRange {
  input: TrainingExportInput;
  /** AI systems; null: all. */
  systems: readonly string[] | null;
  /** When it was asked for: what was decided later is left for another. */
  until: Date;
}

/** The decided outputs of an export in the order of their decisions, page by page; no transaction is open between pages. */
export async function* readCandidates(
  db: Database,
  { input, systems, until }: ExportRange,
): AsyncGenerator<Candidate[]> {
  const to = new Date(Math.min(Date.parse(input.to), until.getTime()));
  let after: [string, string] = ['-infinity', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const language = input.language === undefined ? null : canonicalLanguage(input.language);
    const values = [statesOf[input.form], input.from, to, systems, language, ...after];
    const rows = await db.read((tx) => tx.query<Candidate & { at: string; decision: string }>(decided, values));
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = [last.at, last.decision];
  }
}

/** The versions before an output, newest first. Of one at a time, for a page of long outputs with all of theirs does not fit in memory. */
export async function readEarlierVersions(tx: Tx, { id, version }: Candidate): Promise<Candidate[]> {
  return version === 1 ? [] : tx.query<Candidate>(earlier, [id]);
}
