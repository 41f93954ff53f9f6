import { isHeld, type ErasedPart, type ErasedSubject } from '@countersign/audit';
import { conflict } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

const open = `
select from review r where r.state <> 'closed'
  and (r.claimed_by = $1 and r.lease_until > $2 or $1 = any(r.approved_by) or r.assigned_to = $1) limit 1`;

// Logs of high-risk systems are kept for six months at least: AI Act (Regulation (EU) 2024/1689, of 13 June 2024), Articles 19(1) and 26(6).
/** SQL: whether what was written at a time about submission `s` of AI system `y` has to stay for now. */
export const isKeptForNow = (at: string, now: string): string => `(
  y.risk_class in ('high_risk_annex_iii', 'high_risk_annex_i', 'annex_iii_1a') and ${at} > ${now}::timestamptz - interval '6 months'
  or ${isHeld('s.id', 's.system_id')})`;

const observed = `
delete from evidence_opened e using decision d where d.id = e.decision_id and d.person_id = $1`;

const written = `
select w.note, w.entry_id, ${isKeptForNow('w.created_at', '$2')} as kept
from (
  select null::uuid as note, submission_id, entry_id, created_at from decision where person_id = $1 and comment is not null
  union all select id, submission_id, entry_id, created_at from review_note where author_id = $1
) w join submission s on s.id = w.submission_id join ai_system y on y.id = s.system_id`;

/**
 * Deletes notes of a person and how much evidence they opened, and names these and the decisions whose comments have to go, with their payloads, since these
 * hold the words or a digest of them. What a person decided stays. Kept for now is what is on high-risk systems of the last six months or held. `conflict` while the person
 * takes part in an open review.
 */
export async function eraseDecisions(tx: Tx, { kind, id }: ErasedSubject, now: Date): Promise<ErasedPart> {
  if (kind !== 'person') return { removed: {} };
  if ((await tx.query(open, [id, now])).length > 0) {
    throw conflict(
      'This person takes part in a review that is not closed: they have claimed it, approved it, or it waits for them. Close or reassign it first.',
      '此人員仍參與尚未結案的審查（已認領、已核可或由其負責）。請先結案或改派。',
    );
  }
  await tx.execute('delete from review_snooze where person_id = $1', [id]);
  const evidenceOpened = await tx.execute(observed, [id]);
  const rows = await tx.query<{ note: string | null; entry_id: string; kept: boolean }>(written, [id, now]);
  const going = rows.filter(({ kept }) => !kept);
  const notes = going.flatMap(({ note }) => note ?? []);
  await tx.execute('delete from review_note where id = any($1)', [notes]);
  return {
    removed: { decisionComments: going.length - notes.length, reviewNotes: notes.length, evidenceOpened },
    entries: going.map(({ entry_id: entry }) => entry),
    kept: rows.length - going.length,
  };
}
