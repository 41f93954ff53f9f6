import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import { notFound, type GoldTold, type Outcome, type ReviewerQualityView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { leastCases, measureReliance } from './measure-reliance.js';

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
  flagged: boolean;
  opinion: Outcome | null;
  known: GoldTold['outcome'] | null;
  reasons: string[] | null;
  verdict_right: boolean | null;
}

// Opinions that the tier asked for are not compared: those people did not get there by lot.
const cases = `
select d.person_id, p.name, d.submission_id, s.title, d.outcome, d.created_at, d.claimed_at,
  exists (select from check_run r where r.submission_id = d.submission_id and r.state = 'flagged') as flagged,
  case when a.drawn_by = 'lot' then o.outcome end as opinion, g.outcome as known, g.reasons, g.verdict_right
from decision d join person p on p.id = d.person_id join submission s on s.id = d.submission_id
join ai_system y on y.id = s.system_id
left join review_arm a on a.submission_id = d.submission_id and a.person_id = d.person_id and a.arm = 'hidden'
left join first_opinion o on o.submission_id = d.submission_id and o.person_id = d.person_id
left join gold_showing w on w.submission_id = d.submission_id left join gold_item g on g.id = w.gold_item_id
where d.counted and d.created_at >= $1 and d.created_at < $2 and ($3::uuid is null or d.person_id = $3)
  and ($4::text[] is null or y.slug = any($4)) and (a.arm is null or a.drawn_by = 'lot')
order by d.created_at desc, d.id desc limit ${mostCases}`;

interface Period {
  from: Date;
  to: Date;
}

function goldOf(rows: readonly CaseRow[], until: Date): ReviewerQualityView['gold'] {
  return rows
    .flatMap((row) =>
      row.known === null || row.created_at >= until
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
  // What is told at the day's end must not be read off the shares before.
  const rows = given.filter(({ known, created_at: at }) => known === null || at < until);
  const measures = measureReliance(
    rows.map((row) => ({
      at: row.created_at,
      seconds: (row.created_at.getTime() - row.claimed_at.getTime()) / 1000,
      bad: row.outcome !== 'approve',
      flagged: row.flagged,
      opinionBad: row.opinion === null ? null : row.opinion !== 'approve',
      knownBad: row.known === null ? null : row.known !== 'approve',
    })),
  );
  const view: ReviewerQualityView = {
    person,
    from: from.toISOString(),
    to: to.toISOString(),
    least: leastCases,
    ...measures,
    gold: goldOf(rows, until),
  };
  return view;
}

/** Up to when gold decisions are told: now, or the day's begin (UTC) where the policy tells them at the day's end. */
function toldUntil({ reviewQuality }: Policy, now: Date): Date {
  return reviewQuality.gold.tell === 'at-once' ? now : new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
}

async function casesOf(tx: Tx, { from, to }: Period, person: string | null, systems: string[] | null) {
  return (await tx.query<CaseRow>(cases, [from, to, person, systems])).toReversed();
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
  const period = periodOf(days, now);
  const rows = await casesOf(tx, period, actor.id, null);
  const name = actor.kind === 'person' ? actor.name : '';
  return viewOf({ id: actor.id, name }, rows, period, toldUntil(policy, now));
}

/** How the people review who decided on outputs of AI systems that the actor leads, by name; nobody else is told. */
export async function listReviewerQuality(
  tx: Tx,
  actor: Actor,
  { days, person = null }: { days: number; person?: string | null },
  now = new Date(),
): Promise<ReviewerQualityView[]> {
  authorize(actor, 'read', 'ReviewerQuality');
  const period = periodOf(days, now);
  const rows = await casesOf(tx, period, person, systemsAllowed(actor, 'read', 'ReviewerQuality'));
  return [...Map.groupBy(rows, ({ person_id: id }) => id)]
    .map(([id, own]) => viewOf({ id, name: own[0]?.name ?? '' }, own, period, now))
    .toSorted((one, other) => one.person.name.localeCompare(other.person.name))
    .slice(0, mostPeople);
}

/** How one person reviews; throws `not-found` where they decided nothing on AI systems that the actor leads. */
export async function getReviewerQuality(
  tx: Tx,
  actor: Actor,
  { days, person }: { days: number; person: string },
  now = new Date(),
): Promise<ReviewerQualityView> {
  authorize(actor, 'read', 'ReviewerQuality');
  const [view] = await listReviewerQuality(tx, actor, { days, person }, now);
  if (!view) throw notFound({ en: 'decisions that you lead by person', 'zh-TW': '您所管理之裁決，人員' }, person);
  return view;
}
