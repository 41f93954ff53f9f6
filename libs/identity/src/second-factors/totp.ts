import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds of a time step, and how many steps a clock may be off either way. */
const stepSeconds = 30;
const drift = 1;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding, as authenticators take secrets. */
export function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The time step (RFC 6238, T0 = 0) of a moment. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds);

/** The code of a secret at a time step: RFC 6238 with HMAC-SHA-1, which is what every authenticator knows. */
export function totpCode(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step after `lastStep` whose code this is, at most 30 seconds off; null when it is none. */
export function matchingStep(secret: Uint8Array, code: string, now: Date, lastStep: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = stepAt(now) - drift; step <= stepAt(now) + drift; step += 1) {
    const matches = timingSafeEqual(given, Buffer.from(totpCode(secret, step)));
    if (matches && step > lastStep) found ??= step;
  }
  return found;
}

/** The address that an authenticator reads from a QR code. */
export function totpAddress(secret: string, account: string): string {
  const label = `Countersign:${account}`;
  const query = new URLSearchParams({ secret, issuer: 'Countersign' });
  return `otpauth://totp/${encodeURIComponent(label)}?${query.toString()}`;
}
