import type { Modality, Tier } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { Lots } from '../blind/lots.js';
import { beforeDraws, drawNext, type DrawState } from './draw-evenly.js';

const pageSize = 500;
const day = 86_400_000;
/** Decisions that are committed this late are still found. */
const overlap = 600_000;

const undrawn = `
select s.id, s.tier, y.slug as system, s.modality, s.state as outcome, s.decided_at
from decision d join submission s on s.id = d.submission_id and s.decided_at = d.created_at
join ai_system y on y.id = s.system_id
where d.counted and d.created_at > $1 and d.created_at <= $2 and s.purpose = 'review' and s.state in ('approved', 'rejected')
  and s.tier = any($3) and not exists (select from second_review_draw n where n.submission_id = s.id)
order by d.created_at, d.id limit ${pageSize}`;

const readStrata =
  'select stratum, carried, seen, chosen from second_review_stratum where stratum = any($1) order by stratum';

const storeStrata = `
insert into second_review_stratum (stratum, tier, system, modality, outcome, carried, seen, chosen)
select stratum, tier, system, modality, outcome, carried, seen, chosen
from jsonb_to_recordset($1::jsonb) as item(stratum text, tier text, system text, modality text, outcome text, carried int, seen int, chosen int)
on conflict (stratum) do update set carried = excluded.carried, seen = excluded.seen, chosen = excluded.chosen`;

const storeDraws = `
insert into second_review_draw (submission_id, stratum, state, first_outcome, drawn_at, enters_at)
select id, stratum, state, outcome, $2, enters_at
from jsonb_to_recordset($1::jsonb) as item(id uuid, stratum text, state text, outcome text, enters_at timestamptz)`;

interface Decided {
  id: string;
  tier: Tier;
  system: string;
  modality: Modality;
  outcome: 'approved' | 'rejected';
  decided_at: Date;
}

interface Stratum {
  tier: Tier;
  system: string | null;
  modality: string | null;
  outcome: string | null;
}

interface DrawContext {
  policy: Policy;
  lots: Lots;
}

function stratumOf(row: Decided, { reviewQuality }: Policy): Stratum {
  const by = new Set(reviewQuality.secondReview.stratifyBy);
  return {
    tier: row.tier,
    system: by.has('system') ? row.system : null,
    modality: by.has('modality') ? row.modality : null,
    outcome: by.has('outcome') ? row.outcome : null,
  };
}

const nameOf = ({ tier, system, modality, outcome }: Stratum): string =>
  JSON.stringify([tier, system, modality, outcome]);

/** Draws from outputs in the order in which they were decided, each within its stratum. */
async function drawPage(tx: Tx, rows: readonly Decided[], { policy, lots }: DrawContext, now: Date): Promise<void> {
  const { share, within } = policy.reviewQuality.secondReview;
  const units = rows.map((row) => ({ row, stratum: stratumOf(row, policy) }));
  const strata = new Map(units.map(({ stratum }) => [nameOf(stratum), stratum]));
  const stored = await tx.query<DrawState & { stratum: string }>(readStrata, [[...strata.keys()]]);
  const states = new Map(stored.map(({ stratum, ...state }): [string, DrawState] => [stratum, state]));
  const draws = units.map(({ row, stratum }) => {
    const name = nameOf(stratum);
    const before = states.get(name) ?? beforeDraws(lots.draw('second-review', name));
    const { state, isChosen } = drawNext(before, share[row.tier]);
    states.set(name, state);
    const enters = new Date(row.decided_at.getTime() + lots.draw('second-review-time', row.id) * within * day);
    const { id, outcome } = row;
    return { id, outcome, stratum: name, state: isChosen ? 'chosen' : 'left-out', enters_at: isChosen ? enters : null };
  });
  const changed = [...strata].map(([name, stratum]) => ({ stratum: name, ...stratum, ...states.get(name) }));
  await tx.execute(storeStrata, [JSON.stringify(changed)]);
  await tx.execute(storeDraws, [JSON.stringify(draws), now]);
}

/**
 * Draws, of the outputs that were approved or rejected since the last time, those that are reviewed once more. For the verb that
 * enters them, under its lock; what was drawn stays drawn, under whatever policy follows.
 */
export async function drawSecondReviews(tx: Tx, lookedAt: Date, context: DrawContext, now: Date): Promise<void> {
  const { share, within } = context.policy.reviewQuality.secondReview;
  const tiers = (Object.keys(share) as Tier[]).filter((tier) => share[tier] > 0);
  // A clock that was put back must not hide decisions; what is older than the days could not enter in time any more.
  const lookedTo = Math.min(lookedAt.getTime(), now.getTime()) - overlap;
  const since = Math.max(lookedTo, now.getTime() - Math.max(within, 1) * day);
  let rows: Decided[];
  do {
    rows = await tx.query<Decided>(undrawn, [new Date(since), now, tiers]);
    if (rows.length > 0) await drawPage(tx, rows, context, now);
  } while (rows.length === pageSize);
  await tx.execute('update second_review_progress set looked_at = $1', [now]);
}
