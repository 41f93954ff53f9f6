import type { Ed25519Key } from './ed25519.js';
import { encodeUtf8 } from './encoding.js';
import { formatNote, parseNote, parseSignatureLines, type NoteSignature } from './note.js';
import { verifierKey } from './verifier-key.js';

/** A signature (type Ed25519) of a note's text under a key name: for a log, its origin. */
export async function signText(
  text: string,
  signer: { readonly name: string; readonly key: Ed25519Key },
): Promise<NoteSignature> {
  const { keyId } = verifierKey(signer.name, 'ed25519', signer.key.publicKey);
  return { name: signer.name, keyId, signature: await signer.key.sign(encodeUtf8(text)) };
}

/** The note of a text, signed by one key. */
export async function signNote(
  text: string,
  signer: { readonly name: string; readonly key: Ed25519Key },
): Promise<string> {
  return formatNote({ text, signatures: [await signText(text, signer)] });
}

/** The note with more signatures behind its own: structures, or the lines of a witness's answer. None is verified here. */
export function addSignatures(note: string, more: string | readonly NoteSignature[]): string {
  const { text, signatures } = parseNote(note);
  const added = typeof more === 'string' ? parseSignatureLines(more) : more;
  return formatNote({ text, signatures: [...signatures, ...added] });
}
