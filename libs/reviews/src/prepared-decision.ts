import type { PersonActor } from '@countersign/access';
import type { DecisionInput } from '@countersign/contracts';
import type { OpenedCounts } from './quality/reliance/read-evidence-shown.js';
import type { Consequence, LockedReview } from './decision-checks.js';

/** A decision that may be made: everything about it was looked at, nothing is stored yet. */
export interface PreparedDecision extends Consequence {
  id: string;
  actor: PersonActor;
  /** In which capacity, which is not the name of a role. */
  role: 'lead' | 'reviewer';
  input: DecisionInput;
  review: LockedReview;
  comment: string | null;
  assignTo: string | null;
  /** How much the person opened of what was shown; absent where that was not observed. */
  opened?: OpenedCounts;
  /** How many were decided on with one word; absent for one by one. */
  together?: number;
}
