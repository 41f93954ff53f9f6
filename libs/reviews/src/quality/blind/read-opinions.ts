import type { OpinionView, Outcome, DecisionReason } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Look } from './concealed.js';

interface OpinionRow {
  submission_id: string;
  person_id: string;
  outcome: Outcome;
  confidence: number;
  reasons: DecisionReason[];
  created_at: Date;
  entry_id: string;
}

/** The first opinions of people on submissions; answers that of each, null where none was given. */
export async function readOpinions(tx: Tx, looks: readonly Look[]): Promise<(look: Look) => OpinionView | null> {
  const rows = await tx.query<OpinionRow>(
    `select o.* from (select distinct * from unnest($1::uuid[], $2::uuid[])) as asked(submission_id, person_id)
     join first_opinion o on o.submission_id = asked.submission_id and o.person_id = asked.person_id`,
    [looks.map(({ submission }) => submission), looks.map(({ actor }) => actor.id)],
  );
  const found = new Map(
    rows.map(({ submission_id, person_id, created_at, entry_id, outcome, confidence, reasons }) => [
      `${submission_id} ${person_id}`,
      { outcome, confidence, reasons, at: created_at.toISOString(), entry: entry_id },
    ]),
  );
  return ({ submission, actor }) => found.get(`${submission} ${actor.id}`) ?? null;
}
