import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { hasExpired, type Expiring } from '../secrets/expiring.js';

/** Makes and reads tokens that work for a short time without a credential: the key (Ed25519) signs what they say, for one purpose (`domain`). */
export class SignedTokens<T extends Expiring> {
  readonly #public: KeyObject;

  constructor(
    private readonly key: KeyObject,
    private readonly domain: string,
    private readonly contents: z.ZodType<T>,
  ) {
    this.#public = createPublicKey(key);
  }

  issue(said: T): string {
    const text = Buffer.from(JSON.stringify(said)).toString('base64url');
    return `${text}.${sign(null, Buffer.from(this.domain + text), this.key).toString('base64url')}`;
  }

  /** What a token says; null for one that this key did not sign for this purpose, or whose time is over. */
  read(token: string, now: Date): T | null {
    const [text = '', signature = '', ...rest] = token.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    // One writing only: another base64url text of the same bytes is refused.
    if (rest.length > 0 || bytes.toString('base64url') !== signature) return null;
    if (!verify(null, Buffer.from(this.domain + text), this.#public, bytes)) return null;
    const said = this.contents.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return hasExpired(said, now) ? null : said;
  }
}
