import type { GoldTold, Outcome } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { Purpose } from '@countersign/submissions';

interface KnownRow {
  submission_id: string;
  outcome: GoldTold['outcome'];
  reasons: string[];
  verdict_right: boolean;
}

const known = `
select w.submission_id, g.outcome, g.reasons, g.verdict_right from gold_showing w join gold_item g on g.id = w.gold_item_id
where w.submission_id = any($1)`;

/** A decision that counts. */
export interface Made {
  id: string;
  submission: string;
  outcome: Outcome;
  purpose: Purpose;
}

/** The known answers of the gold items among decisions that count, by decision, where the policy tells them at once. */
export async function tellGold(
  tx: Tx,
  decisions: readonly Made[],
  { reviewQuality }: Policy,
): Promise<Map<string, GoldTold>> {
  const told = new Map<string, GoldTold>();
  const gold = decisions.filter(({ purpose }) => purpose === 'gold');
  if (gold.length === 0 || reviewQuality.gold.tell !== 'at-once') return told;
  const rows = await tx.query<KnownRow>(known, [gold.map(({ submission }) => submission)]);
  for (const made of gold) {
    const row = rows.find((one) => one.submission_id === made.submission);
    if (!row) continue;
    const { outcome, reasons, verdict_right: verdictRight } = row;
    const right = (made.outcome === 'approve') === (outcome === 'approve');
    told.set(made.id, { outcome, reasons, right, verdictRight });
  }
  return told;
}
