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
export function openCheckpoint(note: string | Uint8Array, trust: CheckpointTrust): Promise<OpenedCheckpoint> {
  const { log, witnesses = [], origin = log.name } = trust;
  return openLogCheckpoint(note, origin, [log], witnesses);
}

/** The same for a log with several keys, as while it changes them: one has to sign, and none may sign wrongly. */
export async function openLogCheckpoint(
  note: string | Uint8Array,
  origin: string,
  logs: readonly VerifierKey[],
  witnesses: readonly VerifierKey[],
): Promise<OpenedCheckpoint> {
  const { text, verified } = await openNote(note, [...logs, ...witnesses]);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== origin) {
    throw new TlogError('not-signed', `the checkpoint is of ${excerpt(checkpoint.origin)}, not of ${excerpt(origin)}`);
  }
  const log = verified.find(({ key }) => logs.includes(key))?.key;
  if (!log) throw new TlogError('not-signed', `no known key of the log ${excerpt(origin)} signed the checkpoint`);
  return { checkpoint, text, log, cosignatures: verified.filter(({ key }) => witnesses.includes(key)) };
}
