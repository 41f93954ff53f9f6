import type { DecisionProof } from './report-decision.js';

/**
 * A decision of the period on an output that the product put before people again, to measure them: none of the report's own.
 * It is told only so far that whoever reads the whole log finds none missing.
 */
export interface SetAsideDecision {
  /** Null while it is not told: a gold item of the AI system is in use, somebody still decides on the output, or its first entry is erased. */
  purpose: 'gold' | 'second-review' | null;
  /** The decision's place in the log; its payload is not opened. */
  proof: DecisionProof;
  /** The first entry of the output; opened where it is told. */
  received: DecisionProof;
}
