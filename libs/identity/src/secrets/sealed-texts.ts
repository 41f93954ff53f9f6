import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import type { z } from 'zod';

const nonceLength = 12;
const tagLength = 16;

/** Encrypts what only this product may read again (AES-256-GCM), under a key derived from a key file for one purpose (`domain`). */
export class SealedTexts<T> {
  readonly #key: Buffer;

  constructor(
    key: KeyObject,
    private readonly domain: string,
    private readonly contents: z.ZodType<T>,
  ) {
    const { d } = key.export({ format: 'jwk' });
    // Of a public key there would be nothing secret to derive from.
    if (!d) throw new Error('Texts are sealed under a private key, and this is none.');
    this.#key = Buffer.from(hkdfSync('sha256', Buffer.from(d, 'base64url'), '', domain, 32));
  }

  /** base64url; another text each time. */
  seal(said: T): string {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(this.domain));
    const text = Buffer.concat([cipher.update(JSON.stringify(said), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64url');
  }

  /** What was sealed; null for what this key did not seal for this purpose. */
  open(sealed: string): T | null {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < nonceLength + tagLength || bytes.toString('base64url') !== sealed) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceLength))
      .setAAD(Buffer.from(this.domain))
      .setAuthTag(bytes.subarray(-tagLength));
    const body = decipher.update(bytes.subarray(nonceLength, -tagLength));
    try {
      return this.contents.parse(JSON.parse(Buffer.concat([body, decipher.final()]).toString('utf8')));
    } catch {
      // Another key, another purpose, or a changed text: all the same to who asks.
      return null;
    }
  }
}
