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

/** Refuses unless the log of the checkpoint says of the decision what the report says. */
export function verifyDecision(decision: Decision, { size, root }: Checkpoint): { isErased: boolean } {
  const { proof, decider, at, submission } = decision;
  const hash = leafHash(Buffer.from(proof.leaf));
  demand(hash.toString('hex') === proof.leafHash, 'The leaf has another hash.');
  verifyInclusion(hash, proof.index, size, proof.hashes.map(fromBase64), root);
  const leaf = readLeaf(proof.leaf);
  demand(leaf.action === 'review.decided' && leaf.subject === submission.id, 'The entry is of another act.');
  demand(leaf.actor === decider.pseudonym && leaf.at === at, 'The entry names another person or time.');
  const { payload, salt } = proof;
  if (payload === null && salt === null) return { isErased: true };
  demand(payload !== null && salt !== null, 'A payload without its salt, or a salt without its payload.');
  openCommitment(leaf, payload, salt);
  for (const [name, value] of Object.entries(expectedOf(decision))) {
    demand(name in payload && canonicalJson(payload[name]) === canonicalJson(value), `The log says another "${name}".`);
  }
  return { isErased: false };
}
