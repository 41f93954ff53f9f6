import { encodeHex, sha256, type Checkpoint } from '@countersign/tlog';
import { at, isRecord, listAt, sameJson, textAt, type JsonRecord } from '../json-shape.js';
import { checkEntries } from './check-entries.js';
import { demand, openPayload } from './leaf-claims.js';
import { provenLeaf } from './proven-leaf.js';

/** What a decision of a report was found to be. */
export interface CheckedDecision {
  id: string;
  index: number;
  at: string;
  system: string;
  /** The payload is gone: the leaf proves only that the act took place. */
  erased: boolean;
  /** How many entries that it rests on were verified beside its own. */
  entries: number;
}

/** Verifies one decision of a report against the checkpoint: leaf hash, inclusion, commitment, that the line says what they say, and the entries it rests on. Throws a `TlogError`. */
export function checkDecision(decision: JsonRecord, checkpoint: Checkpoint): CheckedDecision {
  const { index, leaf } = provenLeaf(at(decision, 'proof'), checkpoint);
  checkLeaf(decision, leaf);
  const erased = at(decision, 'proof', 'salt') === null && at(decision, 'proof', 'payload') === null;
  if (!erased) checkPayload(decision, leaf);
  checkReferences(decision, index, textAt(leaf, 'id'));
  return {
    id: textAt(decision, 'id'),
    index,
    at: textAt(decision, 'at'),
    system: textAt(decision, 'submission', 'system'),
    erased,
    entries: checkEntries(decision, checkpoint),
  };
}

function checkLeaf(decision: JsonRecord, leaf: unknown): void {
  demand(at(leaf, 'action') === 'review.decided', 'its leaf is not that of a decision');
  const said: [string, unknown, unknown][] = [
    ['time', at(decision, 'at'), at(leaf, 'at')],
    ['decider', at(decision, 'decider', 'pseudonym'), at(leaf, 'actor')],
    ['submission', at(decision, 'submission', 'id'), at(leaf, 'subject')],
  ];
  for (const [what, shown, logged] of said) {
    demand(typeof shown === 'string' && shown === logged, `its ${what} is not the one in the log`);
  }
}

function checkPayload(decision: JsonRecord, leaf: unknown): void {
  const payload = at(decision, 'proof', 'payload');
  openPayload(leaf, payload, textAt(decision, 'proof', 'salt'));
  const shown: Record<string, unknown> = {
    decision: at(decision, 'id'),
    submission: at(decision, 'submission', 'id'),
    outcome: at(decision, 'outcome'),
    counted: at(decision, 'counted'),
    role: at(decision, 'decider', 'role'),
    reasons: listAt(decision, 'reasons').map(withoutLabel),
    reviewSeconds: at(decision, 'reviewSeconds'),
    commentDigest: digestOf(at(decision, 'comment')),
  };
  // Reports of older versions do not say it.
  if (isRecord(decision) && 'together' in decision) shown['together'] = at(decision, 'together') ?? undefined;
  const binding = at(decision, 'binding');
  demand(isRecord(binding) && Object.keys(binding).length === 4, 'its binding is malformed');
  for (const [what, value] of Object.entries({ ...shown, ...binding })) {
    demand(sameJson(value, at(payload, what)), `its ${what} is not the one in the log`);
  }
}

function withoutLabel(reason: unknown): unknown {
  if (!isRecord(reason)) return reason;
  const { label: _label, ...rest } = reason;
  return rest;
}

function digestOf(comment: unknown): string | null {
  if (typeof comment !== 'string' || comment === '') return null;
  return `sha256:${encodeHex(sha256(new TextEncoder().encode(comment)))}`;
}

/** Where the list of entries names the decision's own, it names it rightly. */
function checkReferences(decision: JsonRecord, index: number, entry: string): void {
  const own = listAt(decision, 'entries').find((reference) => at(reference, 'id') === entry);
  if (own === undefined) return;
  const right = at(own, 'index') === index && at(own, 'leafHash') === at(decision, 'proof', 'leafHash');
  demand(right && at(own, 'at') === at(decision, 'at'), 'the list of entries names another leaf for the decision');
}
