import { authorize, isAllowed, systemsAllowed, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import { notFound, type DecisionReason, type DisagreementView, type Outcome, type Page } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';

interface SaidRow {
  outcome: Outcome;
  reasons: DecisionReason[];
  id: string;
  name: string;
}

interface DisagreementRow {
  id: string;
  original_id: string;
  title: string;
  system: string;
  modality: DisagreementView['modality'];
  state: DisagreementView['state'];
  first_outcome: DisagreementView['first']['state'];
  first_at: Date;
  first_said: SaidRow[] | null;
  outcome: DisagreementView['second']['state'];
  decided_at: Date;
  second_said: SaidRow[] | null;
  answer: 'upheld' | 'contest' | null;
  answered_at: Date | null;
  answered_by: string | null;
  answered_name: string | null;
}

const saidOn = (submission: string, until = `'infinity'`): string => `
  (select jsonb_agg(jsonb_build_object('outcome', d.outcome, 'reasons', d.reasons, 'id', d.person_id, 'name', p.name) order by d.created_at, d.id)
    from decision d join person p on p.id = d.person_id where d.submission_id = ${submission} and d.counted and d.created_at <= ${until})`;

// The first are those that had been made when it was drawn: a contestation may have opened the output anew since.
const disagreements = `
select v.submission_id as id, v.original_id, s.title, y.slug as system, s.modality, s.state, v.first_outcome,
  coalesce((select max(d.created_at) from decision d where d.submission_id = v.original_id and d.counted and d.created_at <= n.drawn_at), n.drawn_at) as first_at,
  ${saidOn('v.original_id', 'n.drawn_at')} as first_said, v.outcome, v.decided_at, ${saidOn('v.submission_id')} as second_said,
  a.answer, a.answered_at, a.answered_by, w.name as answered_name
from second_review v join submission s on s.id = v.original_id and s.purpose = 'review' join ai_system y on y.id = s.system_id
join second_review_draw n on n.repeat_id = v.submission_id
left join disagreement_answer a on a.submission_id = v.submission_id left join person w on w.id = a.answered_by
where v.outcome <> v.first_outcome and ($1::text[] is null or y.slug = any($1))`;

/** Who decided is told to those who lead: they see how people review. */
function viewOf(actor: Actor, row: DisagreementRow): DisagreementView {
  const isLead = isAllowed(actor, 'read', 'ReviewerQuality', row.system);
  const personOf = (id: string, name: string) => (isLead ? { id, name } : null);
  const saidOf = (said: SaidRow[] | null) =>
    (said ?? []).map(({ outcome, reasons, id, name }) => ({
      outcome,
      reasons: reasons.map(({ code }) => code),
      person: personOf(id, name),
    }));
  const { answer, answered_at: at } = row;
  return {
    id: row.id,
    submission: row.original_id,
    title: row.title,
    system: row.system,
    modality: row.modality,
    state: row.state,
    first: { state: row.first_outcome, at: row.first_at.toISOString(), decisions: saidOf(row.first_said) },
    second: { state: row.outcome, at: row.decided_at.toISOString(), decisions: saidOf(row.second_said) },
    answer:
      answer === null || at === null
        ? null
        : { answer, at: at.toISOString(), person: personOf(row.answered_by ?? '', row.answered_name ?? '') },
  };
}

const names = ({ first, second }: DisagreementView, actor: Actor): boolean =>
  [...first.decisions, ...second.decisions].some(({ person }) => person !== null && person.id !== actor.id);

/**
 * A page of second reviews of AI systems that the actor may know of that ended otherwise than the first, newest first. That somebody
 * read who decided how is recorded as a read of how people review.
 */
export async function listDisagreements(
  tx: Tx,
  actor: Actor,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<DisagreementView>> {
  authorize(actor, 'list', 'SecondReview');
  const [before] = after === undefined ? [null] : decodeCursor(after, 'uuid');
  const rows = await tx.query<DisagreementRow>(
    `${disagreements} and ($2::uuid is null or v.submission_id < $2) order by v.submission_id desc limit $3`,
    [systemsAllowed(actor, 'list', 'SecondReview'), before, limit + 1],
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const items = rows.slice(0, limit).map((row) => viewOf(actor, row));
  if (items.some((item) => names(item, actor))) await noteRead(tx, actor, { what: 'reviewers-quality' });
  return { items, next: last ? encodeCursor([last.id]) : null };
}

/** One of them, with who took part; throws `not-found` alike for one that is not there and one of another AI system. */
export async function getDisagreement(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ view: DisagreementView; deciders: ReadonlySet<string> }> {
  authorize(actor, 'list', 'SecondReview');
  const [row] = await tx.query<DisagreementRow>(`${disagreements} and v.submission_id = $2`, [
    systemsAllowed(actor, 'list', 'SecondReview'),
    id,
  ]);
  if (!row) throw notFound({ en: 'disagreement', 'zh-TW': '複審歧異' }, id);
  const said = [...(row.first_said ?? []), ...(row.second_said ?? [])];
  return { view: viewOf(actor, row), deciders: new Set(said.map((one) => one.id)) };
}
