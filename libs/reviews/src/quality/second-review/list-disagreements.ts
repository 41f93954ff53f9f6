import { authorize, isAllowed, systemsAllowed, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import { notFound, type DecisionReason, type DisagreementView, type Outcome, type Page } from '@countersign/contracts';
import { decodeCursor, encodeCursor, type Tx } from '@countersign/database';
import { notOverturned } from '../not-overturned.js';
import { settledBy } from '../settled-by.js';

interface SaidRow {
  outcome: Outcome;
  reasons: DecisionReason[];
  id: string;
  name: string;
}

interface DisagreementRow {
  id: string;
  kind: DisagreementView['kind'];
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

const saidOn = (submission: string, which: string): string => `
  (select jsonb_agg(jsonb_build_object('outcome', d.outcome, 'reasons', d.reasons, 'id', d.person_id, 'name', p.name) order by d.created_at, d.id)
    from decision d join person p on p.id = d.person_id where d.submission_id = ${submission} and d.counted and ${which})`;

// The first are those that had been made when it was drawn: a contestation may have opened the output anew since.
const secondReviews = `
select v.submission_id as id, 'second-review' as kind, v.original_id, s.title, y.slug as system, s.modality, s.state, v.first_outcome,
  coalesce((select max(d.created_at) from decision d where d.submission_id = v.original_id and d.counted and d.created_at <= n.drawn_at), n.drawn_at) as first_at,
  ${saidOn('v.original_id', 'd.created_at <= n.drawn_at')} as first_said, v.outcome, v.decided_at, ${saidOn('v.submission_id', 'true')} as second_said,
  a.answer, a.answered_at, a.answered_by, w.name as answered_name
from second_review v join submission s on s.id = v.original_id and s.purpose = 'review' join ai_system y on y.id = s.system_id
join second_review_draw n on n.repeat_id = v.submission_id
left join disagreement_answer a on a.submission_id = v.submission_id left join person w on w.id = a.answered_by
where v.outcome <> v.first_outcome and ($1::text[] is null or y.slug = any($1))`;

const against = `outcome in ('reject', 'request-changes')`;

// Told once it is settled, by `x`: others may still decide before. `o` is the first who did not approve what somebody had approved.
// The limit keeps the planner from beginning elsewhere than at the newest \`o\`: it would look at all outputs for every page.
// Only those that came after an approval are looked at; whether that still stood is asked here.
const reviews = `
select o.id, 'review' as kind, t.original_id, t.title, t.system, t.modality, t.state, 'awaiting-review' as first_outcome,
  (select max(d.created_at) from decision d where d.submission_id = o.submission_id and d.counted and d.id < o.id and ${notOverturned('d')}) as first_at,
  ${saidOn('o.submission_id', `d.id < o.id and ${notOverturned('d')}`)} as first_said,
  case t.outcome when 'approve' then 'approved' when 'reject' then 'rejected' else 'changes-requested' end as outcome,
  t.decided_at, ${saidOn('o.submission_id', 'd.id >= o.id')} as second_said, null as answer, null::timestamptz as answered_at,
  null::uuid as answered_by, null as answered_name
from decision o cross join lateral (
  select s.id as original_id, s.title, y.slug as system, s.modality, s.state, x.outcome, x.created_at as decided_at
  from submission s join ai_system y on y.id = s.system_id
  join decision x on x.submission_id = s.id and x.counted and ${settledBy('s', 'x')}
  where s.id = o.submission_id and s.purpose = 'review' and s.approvals_needed > 1 and ($1::text[] is null or y.slug = any($1))
    and ${notOverturned('o')}
    and exists (select from decision d where d.submission_id = s.id and d.counted and d.outcome = 'approve' and d.id < o.id and ${notOverturned('d')})
    and not exists (select from decision d where d.submission_id = s.id and d.counted and d.${against} and d.id < o.id and ${notOverturned('d')})
  limit 1) t
where o.after_approval`;

// A statement each: a bound that may be left out would have every page begin at the newest decision.
const pageOf = (isBefore: (id: string) => string): string => `
select * from ((${secondReviews} ${isBefore('v.submission_id')} order by v.submission_id desc limit $2)
  union all (${reviews} ${isBefore('o.id')} order by o.id desc limit $2)) told
order by id desc limit $2`;
const firstPage = pageOf(() => '');
const laterPage = pageOf((id) => `and ${id} < $3`);

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
    kind: row.kind,
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
 * A page of outputs of AI systems that the actor may know of on which people decided otherwise than each other, newest first: in a second review,
 * or in one that takes several people, where somebody rejected, or asked for changes to, what another had approved. That somebody
 * read who decided how is recorded as a read of how people review.
 */
export async function listDisagreements(
  tx: Tx,
  actor: Actor,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<Page<DisagreementView>> {
  authorize(actor, 'list', 'SecondReview');
  const values = [systemsAllowed(actor, 'list', 'SecondReview'), limit + 1];
  const rows = await (after === undefined
    ? tx.query<DisagreementRow>(firstPage, values)
    : tx.query<DisagreementRow>(laterPage, [...values, ...decodeCursor(after, 'uuid')]));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const items = rows.slice(0, limit).map((row) => viewOf(actor, row));
  if (items.some((item) => names(item, actor))) await noteRead(tx, actor, { what: 'reviewers-quality' });
  return { items, next: last ? encodeCursor([last.id]) : null };
}

/** A second review that ended otherwise, with who took part; throws `not-found` alike for one that is not there and one of another AI system. */
export async function getDisagreement(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ view: DisagreementView; deciders: ReadonlySet<string> }> {
  authorize(actor, 'list', 'SecondReview');
  const [row] = await tx.query<DisagreementRow>(`${secondReviews} and v.submission_id = $2`, [
    systemsAllowed(actor, 'list', 'SecondReview'),
    id,
  ]);
  if (!row) throw notFound({ en: 'disagreement', 'zh-TW': '複審歧異' }, id);
  const said = [...(row.first_said ?? []), ...(row.second_said ?? [])];
  return { view: viewOf(actor, row), deciders: new Set(said.map((one) => one.id)) };
}
