import { demand } from './refusal.js';

/** The bytes of standard base64 (RFC 4648, section 4) in its one canonical spelling. */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  demand(bytes.toString('base64') === text, `Not base64: ${text}`);
  return bytes;
}

/** The bytes of lowercase hex. */
export function fromHex(text: string): Buffer {
  const bytes = Buffer.from(text, 'hex');
  demand(bytes.toString('hex') === text, `Not lowercase hex: ${text}`);
  return bytes;
}

/** A number written in ASCII digits without leading zeroes, small enough to be exact. */
export function fromDecimal(text: string): number {
  const value = Number(text);
  demand(/^(0|[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(value), `Not a decimal number: ${text}`);
  return value;
}

/** The text of bytes that are valid UTF-8; a byte order mark stays part of it. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    demand(false, 'Not UTF-8.');
  }
}
