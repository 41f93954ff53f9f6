import { sha256 } from '#sha256';
import { PUBLIC_KEY_SIZE } from './ed25519.js';
import { decodeBase64, decodeHex, encodeBase64, encodeHex, encodeUtf8, excerpt } from './encoding.js';
import { TlogError } from './tlog-error.js';

/** How a key signs (C2SP signed-note): the note's text itself, or as a witness, with the time, by `cosignature/v1`. */
export type SignatureType = 'ed25519' | 'cosignature/v1';

/** A public key that notes are checked against. `keyId` is 8 lower-case hex digits derived from the other three. */
export type VerifierKey = {
  readonly name: string;
  readonly keyId: string;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
};

/** The type identifier bytes of signed-note. A further type is a row here and its check in `open-note.ts`. */
const TYPE_BYTES: Record<SignatureType, number> = { ed25519: 0x01, 'cosignature/v1': 0x04 };

/** The key of a name, type and Ed25519 public key (32 bytes). */
export function verifierKey(name: string, type: SignatureType, publicKey: Uint8Array): VerifierKey {
  requireKeyName(name);
  if (publicKey.length !== PUBLIC_KEY_SIZE) {
    throw new TlogError('malformed', `the key of ${excerpt(name)} has ${publicKey.length} bytes, Ed25519 has 32`);
  }
  return { name, keyId: deriveKeyId(name, TYPE_BYTES[type], publicKey), type, publicKey };
}

/** Reads a vkey, `name+hex(key id)+base64(type || public key)`; refuses other types and an id that is not the key's. */
export function parseVerifierKey(vkey: string): VerifierKey {
  const [, name = '', keyId = '', encoded = ''] = /^([^+]+)\+([0-9A-Fa-f]{8})\+(.+)$/s.exec(vkey) ?? [];
  if (encoded === '') throw new TlogError('malformed', `not a verifier key (name+id+key): ${excerpt(vkey)}`);
  const material = decodeBase64(encoded);
  const type = typeOf(material[0]);
  if (!type) throw new TlogError('malformed', `signature type ${material[0]} of ${excerpt(name)} is not supported`);
  const key = verifierKey(name, type, material.subarray(1));
  if (key.keyId !== keyId.toLowerCase()) {
    throw new TlogError('malformed', `the key of ${excerpt(name)} has the id ${key.keyId}, not ${keyId}`);
  }
  return key;
}

/** The vkey of a key. */
export function formatVerifierKey({ name, keyId, type, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${encodeBase64(Uint8Array.of(TYPE_BYTES[type], ...publicKey))}`;
}

/** A key id of four bytes, as hex. */
export function keyIdBytes(keyId: string): Uint8Array {
  const bytes = decodeHex(keyId);
  if (bytes.length !== 4) throw new TlogError('malformed', `a key id has 8 hex digits, not ${excerpt(keyId)}`);
  return bytes;
}

/** Refuses key names that signed-note forbids: empty, with Unicode spaces, or with a plus. */
export function requireKeyName(name: string): void {
  if (name === '' || /[\p{White_Space}\p{Surrogate}+]|[^!-\u{10ffff}]/u.test(name)) {
    throw new TlogError('malformed', `not a key name (no spaces, no plus, not empty): ${excerpt(name)}`);
  }
}

/** SHA-256(name || 0x0A || type || public key), first four bytes. */
function deriveKeyId(name: string, typeByte: number, publicKey: Uint8Array): string {
  return encodeHex(sha256(Uint8Array.of(...encodeUtf8(name), 0x0a, typeByte, ...publicKey)).subarray(0, 4));
}

function typeOf(byte: number | undefined): SignatureType | undefined {
  if (byte === TYPE_BYTES.ed25519) return 'ed25519';
  return byte === TYPE_BYTES['cosignature/v1'] ? 'cosignature/v1' : undefined;
}
