import { verifyCosignature } from './cosignature.js';
import { verifyEd25519 } from './ed25519.js';
import { encodeUtf8 } from './encoding.js';
import { parseNote, type NoteSignature } from './note.js';
import { TlogError } from './tlog-error.js';
import type { VerifierKey } from './verifier-key.js';

/** A signature that verified; a cosignature with the time (Unix seconds) its witness vouches for. */
export type VerifiedSignature = {
  readonly key: VerifierKey;
  readonly signature: NoteSignature;
  readonly time?: number;
};

/** A note's text with the signatures that verified (at least one), and those of keys that are not known. */
export type OpenedNote = {
  readonly text: string;
  readonly verified: readonly VerifiedSignature[];
  readonly unknown: readonly NoteSignature[];
};

/**
 * Verifies a note (text or UTF-8 bytes) against the keys that the caller trusts (C2SP signed-note). Signatures of other
 * keys are ignored; one bad signature of a known key rejects the note, and so does the lack of any known one.
 */
export async function openNote(note: string | Uint8Array, keys: readonly VerifierKey[]): Promise<OpenedNote> {
  const { text, signatures } = parseNote(note);
  const verified: VerifiedSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of signatures) {
    const key = keyOf(signature, keys);
    if (key) verified.push(await verifySignature(key, text, signature));
    else unknown.push(signature);
  }
  if (verified.length === 0) {
    throw new TlogError(
      'not-signed',
      `no known key signed the note (known: ${keys.map(({ name }) => name).join(', ')})`,
    );
  }
  return { text, verified, unknown };
}

async function verifySignature(key: VerifierKey, text: string, signature: NoteSignature): Promise<VerifiedSignature> {
  if (key.type === 'ed25519') {
    if (await verifyEd25519(key.publicKey, encodeUtf8(text), signature.signature)) return { key, signature };
  } else {
    const time = await verifyCosignature(key, text, signature.signature);
    if (time !== undefined) return { key, signature, time };
  }
  throw new TlogError('bad-signature', `the signature of ${key.name} (key ${key.keyId}) does not match the note`);
}

function keyOf(signature: NoteSignature, keys: readonly VerifierKey[]): VerifierKey | undefined {
  const [key, another] = keys.filter(({ name, keyId }) => name === signature.name && keyId === signature.keyId);
  if (another) {
    throw new TlogError(
      'malformed',
      `two known keys share the name ${another.name} and the id ${another.keyId}: keep one`,
    );
  }
  return key;
}
