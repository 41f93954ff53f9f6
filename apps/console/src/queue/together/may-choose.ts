import type { CatalogView, QueueItem } from '@countersign/contracts';

/**
 * Whether one word may decide on it with others, as far as its row tells: the server says so of each once more. Where
 * the policy hides verdicts rows have no tier, and none may.
 */
export function mayChoose(item: QueueItem, catalog: Pick<CatalogView, 'bulkTiers'> | undefined): boolean {
  const { tier, findings, inconclusive } = item;
  if (item.modality === 'schedule') return false;
  if (tier === null || tier === 'high' || findings === null || catalog?.bulkTiers.includes(tier) !== true) return false;
  if (findings.critical + findings.major + (inconclusive ?? 0) > 0) return false;
  if (item.contested || item.adjudicating || item.heldUntil !== null) return false;
  return (!item.claimed || item.claimedByMe) && (!item.assigned || item.assignedToMe);
}
