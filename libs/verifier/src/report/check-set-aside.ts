import type { Checkpoint } from '@countersign/tlog';
import { at, textAt, type JsonRecord } from '../json-shape.js';
import { demand, openPayload } from './leaf-claims.js';
import { provenLeaf } from './proven-leaf.js';

/** A decision that a report sets aside: on an output that the product put before people again, to measure them. */
export interface SetAside {
  index: number;
  at: string;
  /** The output it is on, and where in the log the entry stands that is said to be the first of it. */
  subject: string;
  received: number;
  /** Whether the log itself was shown to say so; else it is the operator's word. */
  opened: boolean;
}

const purposes: ReadonlySet<unknown> = new Set(['gold', 'second-review']);

/**
 * Verifies a line of a report that sets a decision aside: its leaf, and the first entry of the output it is on, which came
 * into the log before it and says what the output was for. Where that entry is not opened, only that it is
 * there: every output has one, so such a line can hide a decision. Throws a `TlogError`.
 */
export function checkSetAside(line: JsonRecord, checkpoint: Checkpoint): SetAside {
  const { index, leaf } = provenLeaf(at(line, 'proof'), checkpoint);
  demand(at(leaf, 'action') === 'review.decided', 'what it sets aside is not a decision');
  const received = at(line, 'received');
  const first = provenLeaf(received, checkpoint, ' of the first entry');
  demand(at(first.leaf, 'action') === 'submission.received', 'the first entry is one of another act');
  demand(at(first.leaf, 'subject') === at(leaf, 'subject'), 'the first entry is about another output');
  demand(first.index < index, 'the first entry is later than the decision');
  const [payload, salt, purpose] = [at(received, 'payload'), at(received, 'salt'), at(line, 'purpose')];
  const opened = payload !== null || salt !== null;
  if (opened) {
    openPayload(first.leaf, payload, salt);
    demand(purposes.has(at(payload, 'purpose')), 'the log does not say that the output was a repeat');
  }
  demand(purpose === (opened ? at(payload, 'purpose') : null), 'the log says another purpose of the output');
  return { index, at: textAt(leaf, 'at'), subject: textAt(leaf, 'subject'), received: first.index, opened };
}
