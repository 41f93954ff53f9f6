import { parseCheckpoint } from './checkpoint.js';
import { SIGNATURE_SIZE, verifyEd25519, type Ed25519Key } from './ed25519.js';
import { encodeUtf8 } from './encoding.js';
import { requireSize } from './node-id.js';
import type { NoteSignature } from './note.js';
import { TlogError } from './tlog-error.js';
import { verifierKey, type VerifierKey } from './verifier-key.js';

const TIME_SIZE = 8;

/** What a `cosignature/v1` witness signs: a header, the time in Unix seconds, and the checkpoint's text. */
export function cosignedMessage(checkpointText: string, time: number): string {
  requireSize(time, 'the time of a cosignature');
  return `cosignature/v1\ntime ${time}\n${checkpointText}`;
}

/**
 * A witness's signature (C2SP tlog-cosignature, Ed25519) of a checkpoint's text at a time in Unix seconds. It says that
 * the witness saw no larger tree of that log, and that this one extends all it saw: check that before.
 */
export async function cosign(
  checkpointText: string,
  witness: { readonly name: string; readonly key: Ed25519Key },
  time: number,
): Promise<NoteSignature> {
  parseCheckpoint(checkpointText);
  const { keyId } = verifierKey(witness.name, 'cosignature/v1', witness.key.publicKey);
  const signed = await witness.key.sign(encodeUtf8(cosignedMessage(checkpointText, time)));
  const signature = new Uint8Array(TIME_SIZE + signed.length);
  new DataView(signature.buffer).setBigUint64(0, BigInt(time));
  signature.set(signed, TIME_SIZE);
  return { name: witness.name, keyId, signature };
}

/** The time (Unix seconds) at which the witness signed the text, or undefined when the signature is not its. */
export async function verifyCosignature(
  key: VerifierKey,
  checkpointText: string,
  signature: Uint8Array,
): Promise<number | undefined> {
  if (signature.length !== TIME_SIZE + SIGNATURE_SIZE) return undefined;
  const time = cosignatureTime(signature);
  const message = encodeUtf8(cosignedMessage(checkpointText, time));
  return (await verifyEd25519(key.publicKey, message, signature.subarray(TIME_SIZE))) ? time : undefined;
}

/** The time (Unix seconds) that a cosignature claims, before it is verified; refuses times beyond 2^53 - 1. */
export function cosignatureTime(signature: Uint8Array): number {
  if (signature.length <= TIME_SIZE) throw new TlogError('malformed', 'a cosignature begins with a time of 8 bytes');
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  requireSize(time, 'the time of a cosignature');
  return time;
}
