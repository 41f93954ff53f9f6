import { parseCheckpoint, type Checkpoint } from './checkpoint.js';
import { excerpt } from './encoding.js';
import { openNote, type VerifiedSignature } from './open-note.js';
import { TlogError } from './tlog-error.js';
import type { VerifierKey } from './verifier-key.js';

/** Whom a reader of checkpoints trusts. `origin` is needed only when it is not the log key's name. */
export type CheckpointTrust = {
  readonly log: VerifierKey;
  readonly witnesses?: readonly VerifierKey[];
  readonly origin?: string;
};

/** A checkpoint that its log signed, and the cosignatures of known witnesses that verified (maybe none). */
export type OpenedCheckpoint = {
  readonly checkpoint: Checkpoint;
  /** The signed text, which another witness may cosign. */
  readonly text: string;
  readonly log: VerifierKey;
  readonly cosignatures: readonly VerifiedSignature[];
};

/** Verifies a checkpoint note: right origin, signed by the log, and no bad signature of a known witness. */
export async function openCheckpoint(note: string | Uint8Array, trust: CheckpointTrust): Promise<OpenedCheckpoint> {
  const { log, witnesses = [], origin = log.name } = trust;
  const { text, verified } = await openNote(note, [log, ...witnesses]);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== origin) {
    throw new TlogError('not-signed', `the checkpoint is of ${excerpt(checkpoint.origin)}, not of ${excerpt(origin)}`);
  }
  if (!verified.some(({ key }) => key === log)) {
    throw new TlogError('not-signed', `the log ${log.name} (key ${log.keyId}) did not sign the checkpoint`);
  }
  return { checkpoint, text, log, cosignatures: verified.filter(({ key }) => key !== log) };
}
