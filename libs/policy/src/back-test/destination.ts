import { tiers, type Tier } from '@countersign/contracts';
import { assessRisk } from '../assess-risk.js';
import type { RoutingPolicy } from '../policy.js';
import type { ReviewFacts } from '../review-facts.js';
import { routeChoices } from '../route-review.js';

/** Where an output went, or would go. */
export interface Destination {
  tier: Tier;
  queue: string;
  approvals: number;
  competences: string[];
}

export type Direction = 'raised' | 'lowered' | 'same';

const rank = (tier: Tier): number => tiers.indexOf(tier);

/** Where a policy sends an output with these facts. */
export function destinationOf(policy: RoutingPolicy, facts: ReviewFacts): Destination {
  const { tier } = assessRisk(policy, facts);
  const { queue, approvals, competences } = routeChoices(policy, facts, tier);
  return { tier, queue: queue.value, approvals: approvals.value, competences: competences.value };
}

/** Raised: a higher tier or more approvals. Lowered: less of either, and more of none. */
export function directionOf(from: Destination, to: Destination): Direction {
  if (rank(to.tier) > rank(from.tier) || to.approvals > from.approvals) return 'raised';
  return rank(to.tier) < rank(from.tier) || to.approvals < from.approvals ? 'lowered' : 'same';
}

/** Whether an output goes to the same place, to the same people. */
export const isSameDestination = (from: Destination, to: Destination): boolean =>
  directionOf(from, to) === 'same' && from.queue === to.queue && from.competences.join() === to.competences.join();
