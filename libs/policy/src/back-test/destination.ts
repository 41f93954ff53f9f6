import type { Tier } from '@countersign/contracts';

/** Where an output went, or would go. */
export interface Destination {
  tier: Tier;
  queue: string;
  approvals: number;
  competences: string[];
}

export type Direction = 'raised' | 'lowered' | 'same';
