import { decodeBase64, decodeUtf8, encodeBase64, encodeHex, excerpt, hasLoneSurrogate } from './encoding.js';
import { TlogError } from './tlog-error.js';
import { keyIdBytes, requireKeyName } from './verifier-key.js';

/** One signature line: whose it claims to be, and its bytes behind the key id. */
export type NoteSignature = { readonly name: string; readonly keyId: string; readonly signature: Uint8Array };

/** A signed note (C2SP signed-note) as read: nothing in it is verified yet, see `openNote`. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** Signatures beyond this number are not read: checking them costs time that a stranger could make us spend. */
const MAX_SIGNATURES = 100;
const LINE_HEAD = '\u2014 ';

/** Reads a note from text or UTF-8 bytes; refuses whatever the format does not allow. */
export function parseNote(note: string | Uint8Array): Note {
  const whole = typeof note === 'string' ? note : decodeUtf8(note);
  requirePlainText(whole);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) throw new TlogError('malformed', 'a note has an empty line between its text and its signatures');
  return { text: whole.slice(0, split + 1), signatures: parseSignatureLines(whole.slice(split + 2)) };
}

/** The note as text: its text, an empty line, and the signature lines. */
export function formatNote({ text, signatures }: Note): string {
  requirePlainText(text);
  if (!text.endsWith('\n')) throw new TlogError('malformed', "a note's text ends in a newline");
  return `${text}\n${signatures.map(formatSignatureLine).join('')}`;
}

/** One signature line, newline included. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  requireKeyName(name);
  return `${LINE_HEAD}${name} ${encodeBase64(Uint8Array.of(...keyIdBytes(keyId), ...signature))}\n`;
}

/** Reads signature lines (1 to 100), as at the end of a note or in a witness's answer. */
export function parseSignatureLines(lines: string): NoteSignature[] {
  if (!lines.endsWith('\n'))
    throw new TlogError('malformed', 'signature lines are missing, or do not end in a newline');
  const all = lines.slice(0, -1).split('\n');
  if (all.length > MAX_SIGNATURES) {
    throw new TlogError('malformed', `${all.length} signatures are more than the ${MAX_SIGNATURES} that are read`);
  }
  return all.map(parseSignatureLine);
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name = '', encoded = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  if (encoded === '') throw new TlogError('malformed', `not a signature line: ${excerpt(line)}`);
  requireKeyName(name);
  const bytes = decodeBase64(encoded);
  if (bytes.length < 5) throw new TlogError('malformed', `the signature of ${excerpt(name)} is too short`);
  return { name, keyId: encodeHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

function requirePlainText(text: string): void {
  if (/[^\n -\u{10ffff}]/u.test(text) || hasLoneSurrogate(text)) {
    throw new TlogError('malformed', 'a note has no control characters but newlines, and is well-formed Unicode');
  }
}
