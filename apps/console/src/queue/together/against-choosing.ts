import type { CatalogView, QueueItem } from '@countersign/contracts';

/** Why a row cannot be chosen to be decided on with others. */
export type AgainstChoosing =
  'hidden' | 'tier' | 'schedule' | 'findings' | 'contested' | 'disagreed' | 'held' | 'taken' | 'kept';

/**
 * Why one word may not decide on it with others, as far as its row tells; null where it may: the server says so of each once
 * more. Where the policy hides verdicts rows have no tier, and none may.
 */
export function againstChoosing(
  item: QueueItem,
  catalog: Pick<CatalogView, 'bulkTiers'> | undefined,
): AgainstChoosing | null {
  const { tier, findings, inconclusive } = item;
  if (item.modality === 'schedule') return 'schedule';
  if (tier === null || findings === null) return 'hidden';
  if (tier === 'high' || catalog?.bulkTiers.includes(tier) !== true) return 'tier';
  if (findings.critical + findings.major + (inconclusive ?? 0) > 0) return 'findings';
  if (item.contested) return 'contested';
  if (item.adjudicating) return 'disagreed';
  if (item.heldUntil !== null) return 'held';
  if (item.claimed && !item.claimedByMe) return 'taken';
  return item.assigned && !item.assignedToMe ? 'kept' : null;
}
