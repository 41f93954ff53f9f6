import { TlogError } from './tlog-error.js';

const HEX_BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Standard base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The bytes of standard base64. Only the one canonical spelling is read: padded, no spaces, no stray bits. */
export function decodeBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw notBase64(text);
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  if (encodeBase64(bytes) !== text) throw notBase64(text);
  return bytes;
}

/** Lower-case hexadecimal, two digits a byte. */
export function encodeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX_BYTES[byte];
  return text;
}

/** The bytes of hexadecimal text, in either case. */
export function decodeHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(text)) {
    throw new TlogError('malformed', `not hexadecimal: ${excerpt(text)}`);
  }
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** UTF-8 bytes of well-formed text; a lone surrogate has none and is refused. */
export function encodeUtf8(text: string): Uint8Array {
  if (hasLoneSurrogate(text)) throw new TlogError('malformed', `a lone surrogate cannot be encoded: ${excerpt(text)}`);
  return new TextEncoder().encode(text);
}

/** The text of UTF-8 bytes, byte order mark included; refuses bytes that are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new TlogError('malformed', `${bytes.length} bytes are not UTF-8`);
  }
}

/** Whether half of a surrogate pair stands alone. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** A whole number in decimal, `0` or without leading zero, at most 2^53 - 1; `what` names it in the message. */
export function parseDecimal(text: string, what: string): number {
  const value = Number(text);
  if (!/^(0|[1-9][0-9]*)$/.test(text) || !Number.isSafeInteger(value)) {
    throw new TlogError('malformed', `${what} is not a decimal number below 2^53: ${excerpt(text)}`);
  }
  return value;
}

/** The beginning of hostile text, quoted, for a message. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

function notBase64(text: string): TlogError {
  return new TlogError('malformed', `not standard base64: ${excerpt(text)}`);
}
