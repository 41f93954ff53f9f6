import { findInstructions } from '../robustness/find-instructions.js';
import { foldText } from './fold-text.js';
import type { Grounding } from './ground-claims.js';
import { outputFeatures, outputSupport } from './score-support.js';

/**
 * The grounding in which sentences that give orders to a machine lift nothing: their support is at most that of the claim that is carried least, even
 * where a source has the same order word for word.
 */
export function withoutOrders(text: string, grounding: Grounding): Grounding {
  const orders = findInstructions(foldText(text));
  if (orders.length === 0) return grounding;
  const isOrder = ({ claim }: Grounding['claims'][number]): boolean =>
    orders.some(({ start, end }) => start < claim.end && end > claim.start);
  const others = grounding.claims.filter((claim) => !isOrder(claim));
  if (others.length === 0 || others.length === grounding.claims.length) return grounding;
  const least = others.reduce((worst, { support }) => Math.min(worst, support), 1);
  const claims = grounding.claims.map((claim) =>
    isOrder(claim) ? { ...claim, support: Math.min(claim.support, least) } : claim,
  );
  return { ...grounding, claims, score: outputSupport(outputFeatures(claims)) };
}
