import { decodeBase64, decodeUtf8, encodeBase64, excerpt, parseDecimal } from './encoding.js';
import { requireHash } from './hash.js';
import { verifyInclusion } from './inclusion-proof.js';
import { requireSize } from './node-id.js';
import { openCheckpointByPolicy } from './open-checkpoint-by-policy.js';
import type { OpenedCheckpoint } from './open-checkpoint.js';
import { TlogError } from './tlog-error.js';
import type { TrustPolicy } from './trust-policy.js';

/** A proof file (C2SP tlog-proof): that the log behind the checkpoint note has an entry at `index`. */
export type TlogProof = {
  readonly index: number;
  /** The inclusion proof, hashes of 32 bytes from the leaf upwards. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
  /** Application data that nothing authenticates. */
  readonly extra?: Uint8Array;
};

const HEADER = 'c2sp.org/tlog-proof@v1';
const MAX_HASHES = 63;

/** The text of a proof file, customarily named `.tlog-proof`. */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  requireSize(index, 'the leaf index');
  for (const hash of hashes) requireHash(hash, 'a hash of the proof');
  const lines = [
    HEADER,
    ...(extra ? [`extra ${encodeBase64(extra)}`] : []),
    `index ${index}`,
    ...hashes.map(encodeBase64),
    '',
    checkpoint,
  ];
  return lines.join('\n');
}

/** Reads a proof file from text or UTF-8 bytes. Nothing is verified: see `verifyTlogProof`. */
export function parseTlogProof(proof: string | Uint8Array): TlogProof {
  const text = typeof proof === 'string' ? proof : decodeUtf8(proof);
  const split = text.indexOf('\n\n');
  if (split < 0) throw new TlogError('malformed', 'a proof file has an empty line before its checkpoint');
  const [header = '', ...lines] = text.slice(0, split).split('\n');
  if (header !== HEADER) throw new TlogError('malformed', `a proof file begins with ${HEADER}, not ${excerpt(header)}`);
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()?.slice('extra '.length) ?? '') : undefined;
  const [, index = ''] = /^index (.*)$/.exec(lines.shift() ?? '') ?? [];
  if (lines.length > MAX_HASHES) throw new TlogError('malformed', `no proof has ${lines.length} hashes`);
  const hashes = lines.map(decodeBase64);
  for (const hash of hashes) requireHash(hash, 'a hash of the proof');
  const parsed = { index: parseDecimal(index, 'the leaf index'), hashes, checkpoint: text.slice(split + 2) };
  return extra ? { ...parsed, extra } : parsed;
}

/**
 * Verifies, without any network, that the entry with this leaf hash (32 bytes) is at the proof's index of a log that
 * the policy trusts, in a checkpoint that the policy's quorum witnessed. Throws a `TlogError` that says what is wrong.
 */
export async function verifyTlogProof(
  proof: TlogProof,
  leafHash: Uint8Array,
  policy: TrustPolicy,
): Promise<OpenedCheckpoint> {
  const opened = await openCheckpointByPolicy(proof.checkpoint, policy);
  const { size, root } = opened.checkpoint;
  verifyInclusion({ index: proof.index, size, leafHash, root }, proof.hashes);
  return opened;
}
