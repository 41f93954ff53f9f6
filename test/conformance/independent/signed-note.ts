import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { fromBase64, fromHex, fromUtf8 } from './encodings.js';
import { sha256 } from './merkle-tree.js';
import { demand } from './refusal.js';

/** C2SP signed-note, "Signature types": plain Ed25519, and cosignature/v1 of a witness. */
const ED25519 = 0x01;
const COSIGNATURE = 0x04;

/** The specification asks for at least 16; Go's library stops at 100. */
const MOST_SIGNATURES = 100;

/** A C2SP note verifier key (vkey). */
export interface VerifierKey {
  name: string;
  /** Hex of the four bytes. */
  id: string;
  type: number;
  key: KeyObject;
}

/** A signature of a known key that verified; `time` (POSIX seconds) is that of a cosignature. */
export interface Verified {
  key: VerifierKey;
  time: bigint | null;
}

export interface Note {
  text: string;
  verified: Verified[];
}

const isName = (name: string): boolean => name !== '' && !/[\p{White_Space}+]/u.test(name);

/** Reads `<name>+<hex id>+<base64 of type and key>`; refuses types other than the two, and ids that are not computed. */
export function parseVerifierKey(vkey: string): VerifierKey {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const material = fromBase64(rest.join('+'));
  const type = material[0];
  demand(isName(name), 'The key has no name, or one with a space.');
  demand(type === ED25519 || type === COSIGNATURE, 'The key is of another type.');
  demand(material.length === 33, 'The key is not 32 bytes long.');
  const expected = sha256(Buffer.from(`${name}\n`), material).subarray(0, 4);
  demand(fromHex(id).equals(expected), 'The key id is not that of name, type and key.');
  const x = material.subarray(1).toString('base64url');
  return { name, id, type, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) };
}

function verifySignature(key: VerifierKey, text: string, signature: Buffer): Verified {
  if (key.type === ED25519) {
    demand(
      signature.length === 64 && verify(null, Buffer.from(text), key.key, signature),
      `${key.name}: bad signature`,
    );
    return { key, time: null };
  }
  demand(signature.length === 72, `${key.name}: a cosignature is 72 bytes long`);
  const time = signature.readBigUInt64BE(0);
  demand(time < 2n ** 63n, `${key.name}: time out of range`);
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
  demand(verify(null, message, key.key, signature.subarray(8)), `${key.name}: bad cosignature`);
  return { key, time };
}

function parseSignatureLine(line: string): { name: string; id: string; signature: Buffer } {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  demand(dash === '\u2014' && isName(name) && more.length === 0, `Not a signature line: ${line}`);
  const bytes = fromBase64(encoded);
  demand(bytes.length > 4, 'A signature is too short.');
  return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}

/**
 * C2SP signed-note: refuses what is malformed, what a known key signed wrongly, and what no known key signed.
 * Signatures of unknown keys are ignored.
 */
export function openNote(note: Uint8Array | string, keys: readonly VerifierKey[]): Note {
  const whole = fromUtf8(typeof note === 'string' ? Buffer.from(note) : note);
  demand(
    [...whole].every((character) => character >= ' ' || character === '\n'),
    'The note holds control characters.',
  );
  const blank = whole.lastIndexOf('\n\n');
  demand(blank >= 0, 'The note has no signatures.');
  const text = whole.slice(0, blank + 1);
  const lines = whole.slice(blank + 2).split('\n');
  demand(lines.pop() === '', 'The last signature line does not end.');
  demand(lines.length > 0 && lines.length <= MOST_SIGNATURES, 'No signatures, or too many.');
  const verified = new Map<VerifierKey, Verified>();
  for (const { name, id, signature } of lines.map(parseSignatureLine)) {
    const key = keys.find((known) => known.name === name && known.id === id);
    if (key) verified.set(key, verifySignature(key, text, signature));
  }
  demand(verified.size > 0, 'No known key signed the note.');
  return { text, verified: [...verified.values()] };
}
