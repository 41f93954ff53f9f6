import type { Checkpoint } from './checkpoint.js';
import { verifyConsistency } from './consistency-proof.js';
import { decodeBase64, encodeBase64, excerpt, parseDecimal } from './encoding.js';
import { equalHashes, requireHash } from './hash.js';
import { requireSize } from './node-id.js';
import { openCheckpoint, type OpenedCheckpoint } from './open-checkpoint.js';
import { TlogError } from './tlog-error.js';
import type { VerifierKey } from './verifier-key.js';

/** What a log asks of a witness (C2SP tlog-witness): to cosign a checkpoint that extends the tree of `oldSize` leaves. */
export type AddCheckpoint = {
  readonly oldSize: number;
  /** The consistency proof from `oldSize`; empty when that is 0. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint note, signed by the log. */
  readonly checkpoint: string;
};

/** A witness's decision, as its HTTP status: 200 with what to store and cosign, 409 with the size it knows, or a refusal. */
export type WitnessDecision =
  | { readonly status: 200; readonly opened: OpenedCheckpoint }
  | { readonly status: 409; readonly size: number; readonly reason: string }
  | { readonly status: 400 | 403 | 404 | 422; readonly reason: string };

const MAX_HASHES = 63;

/** The body of an `add-checkpoint` request. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  requireSize(oldSize, 'the old size');
  for (const hash of proof) requireHash(hash, 'a hash of the proof');
  return [`old ${oldSize}`, ...proof.map(encodeBase64), '', checkpoint].join('\n');
}

/** Reads the body of an `add-checkpoint` request. */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const split = body.indexOf('\n\n');
  if (split < 0) throw new TlogError('malformed', 'the request has an empty line before its checkpoint');
  const [old = '', ...lines] = body.slice(0, split).split('\n');
  const [, size = ''] = /^old (.*)$/.exec(old) ?? [];
  if (lines.length > MAX_HASHES) throw new TlogError('malformed', `${lines.length} hashes are more than ${MAX_HASHES}`);
  const proof = lines.map(decodeBase64);
  for (const hash of proof) requireHash(hash, 'a hash of the proof');
  return { oldSize: parseDecimal(size, 'the old size'), proof, checkpoint: body.slice(split + 2) };
}

/** The origin line of a request's checkpoint, before anything is verified: to look up the log's key and latest checkpoint. */
export function originOf(request: AddCheckpoint): string {
  return request.checkpoint.split('\n', 1)[0] ?? '';
}

/**
 * What a witness that last cosigned `latest` of this origin (undefined: nothing yet) answers. `logKey` is the key it
 * trusts for the origin, if any. The caller stores the checkpoint, atomically with having read `latest`, before cosigning.
 */
export async function decideAddCheckpoint(
  request: AddCheckpoint,
  logKey: VerifierKey | undefined,
  latest: Checkpoint | undefined,
): Promise<WitnessDecision> {
  if (!logKey) return { status: 404, reason: `the log ${excerpt(originOf(request))} is not known here` };
  try {
    const opened = await openCheckpoint(request.checkpoint, { log: logKey, origin: originOf(request) });
    return decideOpened(request, opened, latest);
  } catch (error) {
    return refusal(error, 403);
  }
}

function decideOpened(
  request: AddCheckpoint,
  opened: OpenedCheckpoint,
  latest: Checkpoint | undefined,
): WitnessDecision {
  const { size, root } = opened.checkpoint;
  const known = latest?.size ?? 0;
  if (request.oldSize > size)
    return { status: 400, reason: `the old size ${request.oldSize} is above the new, ${size}` };
  if (request.oldSize !== known) return { status: 409, size: known, reason: `the latest size known here is ${known}` };
  if (latest?.size === size && !equalHashes(latest.root, root)) {
    return { status: 409, size: known, reason: `another root of size ${known} was cosigned here` };
  }
  try {
    verifyExtension(request, latest, opened.checkpoint);
    return { status: 200, opened };
  } catch (error) {
    return refusal(error, 422);
  }
}

function verifyExtension({ oldSize, proof }: AddCheckpoint, latest: Checkpoint | undefined, next: Checkpoint): void {
  if (latest && oldSize > 0) {
    verifyConsistency({ size1: oldSize, size2: next.size, root1: latest.root, root2: next.root }, proof);
  } else if (proof.length > 0) {
    throw new TlogError('proof-mismatch', 'nothing leads from the empty tree: the proof must be empty');
  }
}

function refusal(error: unknown, status: 403 | 422): WitnessDecision {
  if (error instanceof TlogError) return { status, reason: error.message };
  throw error;
}
