import type { GoldTold } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { isCounted } from '../../store-decisions.js';
import type { PreparedDecision } from '../../prepared-decision.js';

interface KnownRow {
  submission_id: string;
  outcome: GoldTold['outcome'];
  reasons: string[];
  verdict_right: boolean;
}

const known = `
select w.submission_id, g.outcome, g.reasons, g.verdict_right from gold_showing w join gold_item g on g.id = w.gold_item_id
where w.submission_id = any($1)`;

/** The known answers of the gold items among decisions that were just made, by decision, where the policy tells them at once. */
export async function tellGold(
  tx: Tx,
  decisions: readonly PreparedDecision[],
  { reviewQuality }: Policy,
): Promise<Map<string, GoldTold>> {
  const told = new Map<string, GoldTold>();
  const gold = decisions.filter((decision) => decision.review.purpose === 'gold' && isCounted(decision));
  if (gold.length === 0 || reviewQuality.gold.tell !== 'at-once') return told;
  const rows = await tx.query<KnownRow>(known, [gold.map(({ review }) => review.submission_id)]);
  for (const { id, review, input } of gold) {
    const row = rows.find((one) => one.submission_id === review.submission_id);
    if (!row) continue;
    const { outcome, reasons, verdict_right: verdictRight } = row;
    const right = (input.outcome === 'approve') === (outcome === 'approve');
    told.set(id, { outcome, reasons, right, verdictRight });
  }
  return told;
}
