import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import { notFound, type GoldTold, type Outcome, type ReviewerQualityView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { measureOpened } from './measure-opened.js';
import { leastCases } from './measured.js';
import { measureReliance } from './measure-reliance.js';
import type { OpenedCounts } from './read-evidence-shown.js';

const mostPeople = 100;
const mostCases = 20_000;
const mostTold = 50;

interface CaseRow {
  person_id: string;
  name: string;
  submission_id: string;
  title: string;
  outcome: Outcome;
  created_at: Date;
  claimed_at: Date;
  together: number | null;
  flagged: boolean;
  opinion: Outcome | null;
  by_tier: boolean;
  known: GoldTold['outcome'] | null;
  reasons: string[] | null;
  verdict_right: boolean | null;
  opened: OpenedCounts | null;
}

// $5: also of outputs on which others may still decide; a lead would learn of those which is gold.
const cases = `
select d.person_id, p.name, d.submission_id, s.title, d.outcome, d.created_at, d.claimed_at, d.together,
  exists (select from check_run r where r.submission_id = d.submission_id and r.state = 'flagged') as flagged,
  o.outcome as opinion, coalesce(a.drawn_by = 'tier', false) as by_tier, g.outcome as known, g.reasons, g.verdict_right,
  case when e.decision_id is not null then json_build_object('findingsShown', e.findings_shown, 'findingsOpened', e.findings_opened,
    'warningsShown', e.warnings_shown, 'warningsOpened', e.warnings_opened,
    'sourcesShown', e.sources_shown, 'sourcesOpened', e.sources_opened) end as opened
from decision d join person p on p.id = d.person_id join submission s on s.id = d.submission_id
join ai_system y on y.id = s.system_id
left join review_arm a on a.submission_id = d.submission_id and a.person_id = d.person_id and a.arm = 'hidden'
left join first_opinion o on o.submission_id = d.submission_id and o.person_id = d.person_id
left join gold_showing w on w.submission_id = d.submission_id left join gold_item g on g.id = w.gold_item_id
left join evidence_opened e on e.decision_id = d.id
where d.counted and d.created_at >= $1 and d.created_at < $2 and ($3::uuid is null or d.person_id = $3)
  and ($4::text[] is null or y.slug = any($4)) and ($5 or s.state not in ('checking', 'awaiting-review'))
order by d.created_at desc, d.id desc limit ${mostCases + 1}`;

interface Period {
  from: Date;
  to: Date;
}

function goldOf(rows: readonly CaseRow[]): ReviewerQualityView['gold'] {
  return rows
    .flatMap((row) =>
      row.known === null
        ? []
        : {
            submission: row.submission_id,
            title: row.title,
            outcome: row.known,
            reasons: row.reasons ?? [],
            decided: row.outcome,
            right: (row.outcome === 'approve') === (row.known === 'approve'),
            verdictRight: row.verdict_right ?? true,
            at: row.created_at.toISOString(),
          },
    )
    .toReversed()
    .slice(0, mostTold);
}

function viewOf(person: ReviewerQualityView['person'], given: readonly CaseRow[], { from, to }: Period, until: Date) {
  // What is told at the day's end must not be read off shares and counts before, nor off what is missing in them.
  const rows = given.filter(({ created_at: at }) => at < until);
  const reviewed = rows.map((row) => ({
    at: row.created_at,
    seconds: row.together === null ? (row.created_at.getTime() - row.claimed_at.getTime()) / 1000 : null,
    bad: row.outcome !== 'approve',
    flagged: row.flagged,
    opinionBad: row.opinion === null ? null : row.opinion !== 'approve',
    byTier: row.by_tier,
    knownBad: row.known === null ? null : row.known !== 'approve',
    opened: row.opened,
  }));
  const view: ReviewerQualityView = {
    person,
    from: from.toISOString(),
    to: (until < to ? until : to).toISOString(),
    least: leastCases,
    ...measureReliance(reviewed),
    evidenceOpened: measureOpened(reviewed),
    gold: goldOf(rows),
  };
  return view;
}

/** Up to when gold decisions are told: now, or the day's begin (UTC) where the policy tells them at the day's end. */
function toldUntil({ reviewQuality }: Policy, now: Date): Date {
  return reviewQuality.gold.tell === 'at-once' ? now : new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
}

/** The newest decisions of a period, oldest first, and the period that they are of: it begins later where there are more. */
async function casesOf(tx: Tx, { from, to }: Period, person: string | null, systems: string[] | null, open: boolean) {
  const found = await tx.query<CaseRow>(cases, [from, to, person, systems, open]);
  const rows = found.slice(0, mostCases).toReversed();
  const begin = found.length > mostCases ? (rows[0]?.created_at ?? from) : from;
  return { rows, period: { from: begin, to } };
}

const periodOf = (days: number, now: Date): Period => ({ from: new Date(now.getTime() - days * 86_400_000), to: now });

/** How the asking person reviews. */
export async function getMyQuality(
  tx: Tx,
  actor: Actor,
  days: number,
  policy: Policy,
  now = new Date(),
): Promise<ReviewerQualityView> {
  authorize(actor, 'claim', 'Review');
  const { rows, period } = await casesOf(tx, periodOf(days, now), actor.id, null, true);
  const name = actor.kind === 'person' ? actor.name : '';
  return viewOf({ id: actor.id, name }, rows, period, toldUntil(policy, now));
}

/** How people review (all whom the actor leads, or one of them), by name. */
async function qualityOf(
  tx: Tx,
  actor: Actor,
  { days, person }: { days: number; person: string | null },
  policy: Policy,
  now: Date,
): Promise<ReviewerQualityView[]> {
  const systems = systemsAllowed(actor, 'read', 'ReviewerQuality');
  const { rows, period } = await casesOf(tx, periodOf(days, now), person, systems, false);
  const people = [...Map.groupBy(rows, ({ person_id: id }) => id).values()] as [CaseRow, ...CaseRow[]][];
  return people
    .toSorted(([one], [other]) => one.name.localeCompare(other.name))
    .map((own) => {
      const { person_id: id, name } = own[0];
      return viewOf({ id, name }, own, period, id === actor.id ? toldUntil(policy, now) : now);
    });
}

/**
 * How the people review who decided on outputs of AI systems that the actor leads, by name; nobody else is told. A hundred people
 * at most; `more`: than are listed. Of the actor's own gold items no more is told than `getMyQuality` does, and
 * nothing of outputs on which people may still decide. That somebody read it is recorded.
 */
export async function listReviewerQuality(
  tx: Tx,
  actor: Actor,
  { days, person = null }: { days: number; person?: string | null },
  policy: Policy,
  now = new Date(),
): Promise<{ items: ReviewerQualityView[]; more: boolean }> {
  authorize(actor, 'read', 'ReviewerQuality');
  const people = await qualityOf(tx, actor, { days, person }, policy, now);
  const items = people.slice(0, mostPeople);
  if (items.some((one) => one.person.id !== actor.id)) await noteRead(tx, actor, { what: 'reviewers-quality' }, now);
  return { items, more: people.length > items.length };
}

/** How one person reviews; throws `not-found` where they decided nothing on AI systems that the actor leads. That it was read is recorded, but for one's own. */
export async function getReviewerQuality(
  tx: Tx,
  actor: Actor,
  { days, person }: { days: number; person: string },
  policy: Policy,
  now = new Date(),
): Promise<ReviewerQualityView> {
  authorize(actor, 'read', 'ReviewerQuality');
  const [view] = await qualityOf(tx, actor, { days, person }, policy, now);
  if (!view) throw notFound({ en: 'decisions that you lead by person', 'zh-TW': '您所管理之裁決，人員' }, person);
  if (person !== actor.id) await noteRead(tx, actor, { what: 'reviewer-quality', person }, now);
  return view;
}
