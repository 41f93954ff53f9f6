import type { Modality, Tier } from '@countersign/contracts';

/** The columns of a claim, set as they are where nobody holds one. */
export const unclaimed = 'claim_id = null, claimed_by = null, claimed_at = null, lease_until = null';

/** Whether somebody has a review at a time: a claim that ran out is nobody's, before a worker puts the review back as well. */
export const isClaimed = (now: string): string => `(state = 'claimed' and lease_until >= ${now})`;

/** Whether a review is held back at a time, likewise. */
export const isHeld = (now: string): string => `(state = 'held' and held_until >= ${now})`;

/** A row of `review`: the human task of one submission. `finding_counts` are critical, major, minor, info. */
export interface ReviewRow {
  submission_id: string;
  state: 'waiting' | 'claimed' | 'held' | 'closed';
  queue: string;
  tier: Tier;
  priority: number;
  system: string;
  modality: Modality;
  competences: string[];
  due_at: Date | null;
  approvals_given: number;
  approvals_needed: number;
  finding_counts: [number, number, number, number];
  inconclusive: number;
  approved_by: string[];
  /** Who handed in the output; of what a program did, who made its key. */
  submitter_id: string;
  assigned_to: string | null;
  leads_only: boolean;
  claim_id: string | null;
  claimed_by: string | null;
  claimed_at: Date | null;
  lease_until: Date | null;
  created_at: Date;
  language: string | null;
  tags: string[];
  /** Order in the queue, lowest first. A bigint, so read as text. */
  place: string;
  skips: number;
  held_by: string | null;
  held_until: Date | null;
  /** People who decided on it and may not take it again. */
  excluded: string[];
  /** People disagree, and a lead who has not decided on it does. */
  adjudicating: boolean;
  /** The open contestation that this task is about; null where the output itself is to be decided on. */
  contestation_id: string | null;
}
