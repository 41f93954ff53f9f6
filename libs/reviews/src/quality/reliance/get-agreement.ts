import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import { seededRandom } from '@countersign/checks';
import type { AgreementView, DecisionReason } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { alphaInterval, type AlphaLevel } from '../statistics/krippendorff-alpha.js';
import { pairwiseKappa, type PairwiseKappa } from '../statistics/pairwise-kappa.js';

/** Newest outputs with two people or more that are compared; the interval draws them a thousand times. */
const mostUnits = 400;
/** Of fewer outputs than this a coefficient would tell chance, or who said what. */
const leastUnits = 10;
const mostReasons = 40;
/** From approval to rejection. */
const steps = ['approve', 'request-changes', 'reject'] as const;

/** What one person decided on one output; several showings of a gold item are one output, and so are an output and its second review. */
interface Rating {
  unit: string;
  person_id: string;
  outcome: (typeof steps)[number];
  reasons: DecisionReason[];
}

const ratings = `
with rated as (
  select distinct on (unit, d.person_id) coalesce(w.gold_item_id, n.submission_id, d.submission_id) as unit, d.person_id, d.outcome, d.reasons, d.created_at
  from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
  join review r on r.submission_id = d.submission_id left join gold_showing w on w.submission_id = d.submission_id
  left join second_review_draw n on n.repeat_id = d.submission_id
  where d.counted and d.created_at >= $1 and d.created_at < $2 and ($3::text[] is null or y.slug = any($3))
    and ($4::text is null or r.queue = $4)
  order by unit, d.person_id, d.created_at
), shared as (
  select unit from rated group by unit having count(*) > 1 order by max(created_at) desc limit ${mostUnits}
)
select rated.unit, person_id, outcome, reasons from rated join shared using (unit) order by rated.unit, created_at`;

const stepOf = ({ outcome }: Rating): number => steps.indexOf(outcome);

const seed = 1;

/** How often a reason was given, and by whom of each output (1) and by whom not (0). */
interface ReasonGiven {
  code: string;
  used: number;
  given: number[][];
}

function reasonsOf(units: readonly (readonly Rating[])[]): ReasonGiven[] {
  const used = new Map<string, number>();
  for (const { reasons } of units.flat()) {
    for (const code of new Set(reasons.map((reason) => reason.code))) used.set(code, (used.get(code) ?? 0) + 1);
  }
  const gave = (code: string, { reasons }: Rating): number => (reasons.some((reason) => reason.code === code) ? 1 : 0);
  return [...used]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostReasons)
    .map(([code, count]) => ({
      code,
      used: count,
      given: units.map((unit) => unit.map((rating) => gave(code, rating))),
    }));
}

/** Decisions of people on the same outputs, and the period that they are of. */
export interface SharedRatings {
  from: Date;
  to: Date;
  rows: Rating[];
}

/** What people decided on the same output of AI systems that the actor leads, in one queue or in all; for `agreementOf`. */
export async function readSharedRatings(
  tx: Tx,
  actor: Actor,
  { days, queue }: { days: number; queue?: string | undefined },
  now = new Date(),
): Promise<SharedRatings> {
  authorize(actor, 'read', 'ReviewerQuality');
  const from = new Date(now.getTime() - days * 86_400_000);
  const systems = systemsAllowed(actor, 'read', 'ReviewerQuality');
  return { from, to: now, rows: await tx.query<Rating>(ratings, [from, now, systems, queue ?? null]) };
}

/**
 * How far these people agree; takes too long for an open transaction, and lets others in between. Coefficients are null of fewer
 * outputs than `least`.
 */
export async function agreementOf({ from, to, rows }: SharedRatings): Promise<AgreementView> {
  const units = [...Map.groupBy(rows, ({ unit }) => unit).values()];
  const values = units.map((unit) => unit.map(stepOf));
  const isEnough = units.length >= leastUnits;
  const alpha = async (given: readonly number[][], level: AlphaLevel) =>
    isEnough ? alphaInterval(given, level, seededRandom(seed)) : null;
  /** Of the categories that people gave, in the order of their words. */
  const pairwise = async (given: readonly number[][], categories: number): Promise<PairwiseKappa> => {
    if (!isEnough) return { pairs: 0, kappa: null };
    const by = units.map((unit, nth) =>
      unit.map(({ person_id: person }, place) => ({ person, category: given[nth]?.[place] ?? 0 })),
    );
    return pairwiseKappa(by, { categories, least: leastUnits }, seededRandom(seed));
  };
  const reasons: AgreementView['reasons'] = [];
  for (const { code, used, given } of isEnough ? reasonsOf(units) : []) {
    reasons.push({ code, used, alpha: await alpha(given, 'nominal'), ...(await pairwise(given, 2)) });
  }
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    least: leastUnits,
    units: units.length,
    ratings: rows.length,
    nominal: await alpha(values, 'nominal'),
    ordinal: await alpha(values, 'ordinal'),
    ...(await pairwise(values, steps.length)),
    reasons,
  };
}
