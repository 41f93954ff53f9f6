import { canonicalJson } from './canonical-json.js';
import type { Checkpoint } from './checkpoint.js';
import { openCommitment, readLeaf } from './commitment.js';
import { fromBase64 } from './encodings.js';
import { leafHash, sha256, verifyInclusion } from './merkle-tree.js';
import { demand } from './refusal.js';

interface Binding {
  version: number;
  contentDigest: string;
  policyDigest: string;
  factsDigest: string;
}

/** A line of type `decision` of a report, as far as the log speaks of it. */
export interface Decision {
  id: string;
  at: string;
  outcome: string;
  counted: boolean;
  reasons: { code: string; label?: string }[];
  comment: string | null;
  decider: { pseudonym: string; role: string };
  reviewSeconds: number | null;
  submission: { id: string };
  binding: Binding;
  approvals: { given: number; needed: number };
  entries: {
    id: string;
    action: string;
    at: string;
    index: number | null;
    leafHash: string;
    proof: { leaf: string; payload: Record<string, unknown> | null; salt: string | null; hashes: string[] } | null;
  }[];
  proof: {
    index: number;
    leaf: string;
    leafHash: string;
    payload: (Binding & Record<string, unknown>) | null;
    salt: string | null;
    hashes: string[];
  };
}

/** What the payload of a decision's entry must say, in the words of the payload. */
function expectedOf(decision: Decision): Record<string, unknown> {
  const { comment, submission, binding, decider } = decision;
  return {
    decision: decision.id,
    outcome: decision.outcome,
    counted: decision.counted,
    reasons: decision.reasons.map(({ label: _label, ...reason }) => reason),
    commentDigest: comment === null ? null : `sha256:${sha256(Buffer.from(comment)).toString('hex')}`,
    role: decider.role,
    reviewSeconds: decision.reviewSeconds,
    submission: submission.id,
    approvals: decision.approvals,
    ...binding,
  };
}

/** What the payload of an entry that a decision rests on must say, by the action of the entry. */
const said: Record<string, (decision: Decision) => Record<string, unknown>> = {
  'review.claimed': ({ proof }) => (proof.payload === null ? {} : { claim: proof.payload['claim'] }),
  'submission.routed': ({ binding: { factsDigest, policyDigest } }) => ({ factsDigest, policyDigest }),
  'review.decided': () => ({}),
};

/** Refuses unless the log of the checkpoint holds the entries that the decision is said to rest on. Answers how many. */
function verifyEntries(decision: Decision, { size, root }: Checkpoint): number {
  const shown = decision.entries.filter(({ proof }) => proof !== null && proof !== undefined);
  for (const { id, action, at, index, leafHash: hash, proof } of shown) {
    demand(proof !== null && index !== null, 'An entry with a proof has no place.');
    const leafBytes = leafHash(Buffer.from(proof.leaf));
    demand(leafBytes.toString('hex') === hash, 'The leaf of an entry has another hash.');
    verifyInclusion(leafBytes, index, size, proof.hashes.map(fromBase64), root);
    const leaf = readLeaf(proof.leaf);
    demand(leaf.id === id && leaf.action === action && leaf.at === at, 'An entry is another than its leaf.');
    demand(leaf.subject === decision.submission.id && at <= decision.at, 'An entry of another output, or later.');
    demand(action !== 'review.claimed' || leaf.actor === decision.decider.pseudonym, 'Somebody else claimed it.');
    const expected = said[action];
    demand(expected !== undefined && index !== decision.proof.index, 'No decision rests on such an entry.');
    if (proof.payload === null && proof.salt === null) continue;
    demand(proof.payload !== null && proof.salt !== null, 'A payload without its salt, or a salt without its payload.');
    openCommitment(leaf, proof.payload, proof.salt);
    for (const [name, value] of Object.entries(expected(decision))) {
      demand(proof.payload[name] === value, `An entry says another "${name}".`);
    }
  }
  return shown.length;
}

/** Refuses unless the log of the checkpoint says of the decision what the report says. */
export function verifyDecision(decision: Decision, checkpoint: Checkpoint): { isErased: boolean; entries: number } {
  const { size, root } = checkpoint;
  const entries = verifyEntries(decision, checkpoint);
  const { proof, decider, at, submission } = decision;
  const hash = leafHash(Buffer.from(proof.leaf));
  demand(hash.toString('hex') === proof.leafHash, 'The leaf has another hash.');
  verifyInclusion(hash, proof.index, size, proof.hashes.map(fromBase64), root);
  const leaf = readLeaf(proof.leaf);
  demand(leaf.action === 'review.decided' && leaf.subject === submission.id, 'The entry is of another act.');
  demand(leaf.actor === decider.pseudonym && leaf.at === at, 'The entry names another person or time.');
  const { payload, salt } = proof;
  if (payload === null && salt === null) return { isErased: true, entries };
  demand(payload !== null && salt !== null, 'A payload without its salt, or a salt without its payload.');
  openCommitment(leaf, payload, salt);
  for (const [name, value] of Object.entries(expectedOf(decision))) {
    demand(name in payload && canonicalJson(payload[name]) === canonicalJson(value), `The log says another "${name}".`);
  }
  return { isErased: false, entries };
}
