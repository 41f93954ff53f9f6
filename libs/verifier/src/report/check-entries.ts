import type { Checkpoint } from '@countersign/tlog';
import { at, isRecord, listAt, textAt, type JsonRecord } from '../json-shape.js';
import { demand, openPayload } from './leaf-claims.js';
import { provenLeaf } from './proven-leaf.js';

/** An entry of a decision's list whose proof holds. */
interface ProvenEntry {
  actor: unknown;
  /** Null once erased. */
  payload: JsonRecord | null;
}

function proven(decision: JsonRecord, entry: JsonRecord, checkpoint: Checkpoint): ProvenEntry {
  const { index, leafHash } = entry;
  const proof: JsonRecord = isRecord(entry['proof']) ? entry['proof'] : {};
  const { leaf } = provenLeaf({ ...proof, index, leafHash }, checkpoint, ' of an entry');
  for (const what of ['id', 'action', 'at']) {
    demand(at(leaf, what) === textAt(entry, what), `the ${what} of an entry is not the one in the log`);
  }
  const submission = at(decision, 'submission', 'id');
  demand(at(leaf, 'subject') === submission, 'an entry is about another output');
  if (at(leaf, 'action') !== lapse) {
    demand(textAt(entry, 'at') <= textAt(decision, 'at'), 'an entry that it rests on is later than the decision');
  }
  const { payload, salt } = proof;
  if (payload === null && salt === null) return { actor: at(leaf, 'actor'), payload: null };
  openPayload(leaf, payload, salt);
  demand(isRecord(payload) && payload['submission'] === submission, 'the payload of an entry is about another output');
  return { actor: at(leaf, 'actor'), payload };
}

/** The act by which approvals count no more: the one that comes after its decision. */
const lapse = 'review.approvals-lapsed';

/** What an entry that comes with a decision has to say of it, where it is not erased. */
const claims: Record<string, (decision: JsonRecord, entry: ProvenEntry) => boolean> = {
  'review.claimed': (decision, { actor, payload }) =>
    actor === at(decision, 'decider', 'pseudonym') &&
    (at(decision, 'proof', 'payload') === null || payload?.['claim'] === at(decision, 'proof', 'payload', 'claim')),
  'submission.routed': (decision, { payload }) =>
    payload?.['factsDigest'] === at(decision, 'binding', 'factsDigest') &&
    payload?.['policyDigest'] === at(decision, 'binding', 'policyDigest'),
  'review.decided': (decision, { payload }) => payload?.['decision'] !== at(decision, 'id'),
  [lapse]: (decision, { payload }) =>
    payload !== null &&
    listAt(payload, 'decisions').includes(at(decision, 'id')) &&
    at(decision, 'outcome') === 'approve',
};

/** An approval is said to have lapsed where, and when, an entry that comes with it says so. */
function checkLapse(decision: JsonRecord, shown: readonly JsonRecord[]): void {
  // Reports of before approvals lapsed do not have it.
  const said = at(decision, 'lapsedAt') ?? null;
  const logged = shown.find(({ action }) => action === lapse)?.['at'] ?? null;
  demand(said === logged, 'the log does not say the same of whether its approval lapsed');
}

/**
 * Verifies the entries of a decision's list that come with a proof: leaf hash, inclusion, commitment, and that they are the
 * claim it was decided under, the routing whose facts and policy it is bound to, decisions before it, or that its approval
 * lapsed, which is said where it is so. Answers how many there are. Throws a `TlogError`.
 */
export function checkEntries(decision: JsonRecord, checkpoint: Checkpoint): number {
  const entries = listAt(decision, 'entries').filter(isRecord);
  const shown = entries.filter(({ proof }) => proof !== undefined && proof !== null);
  const places = new Set(shown.map(({ index }) => index));
  demand(places.size === shown.length, 'two of its entries are at one place of the log');
  for (const entry of shown) {
    const found = proven(decision, entry, checkpoint);
    const action = textAt(entry, 'action');
    const claim = claims[action];
    demand(claim !== undefined, `a decision does not rest on an entry of ${action}`);
    demand(found.payload === null || claim(decision, found), `its entry of ${action} is not the one that it rests on`);
  }
  checkLapse(decision, shown);
  return shown.length;
}
