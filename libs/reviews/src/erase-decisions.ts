import { isHeld, type ErasedPart, type ErasedSubject } from '@countersign/audit';
import { conflict } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

const open = `
select from review r where r.state <> 'closed'
  and (r.claimed_by = $1 and r.lease_until > $2 or $1 = any(r.approved_by) or r.assigned_to = $1) limit 1`;

// Logs of high-risk systems are kept for six months at least: AI Act (Regulation (EU) 2024/1689, of 13 June 2024), Articles 19(1) and 26(6).
const commented = `
select d.entry_id, (y.risk_class in ('high_risk_annex_iii', 'high_risk_annex_i', 'annex_iii_1a')
    and d.created_at > $2::timestamptz - interval '6 months')
  or ${isHeld('s.id', 's.system_id')} as kept
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
where d.person_id = $1 and d.comment is not null`;

/**
 * Names the decisions whose comments have to go, with their payloads, since these hold a digest of the comment. What a
 * person decided stays. Kept for now are those on high-risk systems of the last six months. `conflict` while the person
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
  const notes = await tx.execute('delete from review_note where author_id = $1', [id]);
  await tx.execute('delete from review_snooze where person_id = $1', [id]);
  const rows = await tx.query<{ entry_id: string; kept: boolean }>(commented, [id, now]);
  const entries = rows.flatMap(({ entry_id: entry, kept }) => (kept ? [] : [entry]));
  return {
    removed: { decisionComments: entries.length, reviewNotes: notes },
    entries,
    kept: rows.length - entries.length,
  };
}
