import type { Calibration, Label } from './calibration.js';

interface Block {
  scores: number;
  positive: number;
  count: number;
}

/** Pool-adjacent-violators: neighbours are joined until the shares of positive labels rise (Ayer and others 1955). */
function blocksOf(labels: readonly Label[]): Block[] {
  const blocks: Block[] = [];
  for (const { score, positive } of [...labels].sort((one, other) => one.score - other.score)) {
    const last = blocks.at(-1);
    if (last && last.scores / last.count === score) {
      last.scores += score;
      last.positive += Number(positive);
      last.count += 1;
    } else blocks.push({ scores: score, positive: Number(positive), count: 1 });
  }
  const pooled: Block[] = [];
  for (const block of blocks) {
    let joined = block;
    for (let last = pooled.at(-1); last && last.positive / last.count >= joined.positive / joined.count;) {
      pooled.pop();
      joined = {
        scores: last.scores + joined.scores,
        positive: last.positive + joined.positive,
        count: last.count + joined.count,
      };
      last = pooled.at(-1);
    }
    pooled.push(joined);
  }
  return pooled;
}

/** The rising map that fits the labels best; each block's share is drawn towards one half by one label of each kind, so that none is certain. */
export function fitIsotonic(labels: readonly Label[]): Calibration {
  let floor = 0;
  const points = blocksOf(labels).map(({ scores, positive, count }) => {
    // Drawing small blocks towards one half may break the rise between neighbours; the higher floor mends it.
    floor = Math.max(floor, (positive + 1) / (count + 2));
    return { score: scores / count, probability: floor };
  });
  return { method: 'isotonic', points };
}
