import type { KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { hasExpired, type Expiring } from './expiring.js';
import { SealedTexts } from './sealed-texts.js';

/** Makes and reads tokens that nobody else can read, and that work for a short time: what somebody carries between two steps. */
export class SealedTokens<T extends Expiring> {
  readonly #texts: SealedTexts<T>;

  constructor(key: KeyObject, domain: string, contents: z.ZodType<T>) {
    this.#texts = new SealedTexts(key, domain, contents);
  }

  issue(said: T): string {
    return this.#texts.seal(said);
  }

  /** What a token says; null for one that this key did not seal for this purpose, or whose time is over. */
  read(token: string, now: Date): T | null {
    const said = this.#texts.open(token);
    return said && !hasExpired(said, now) ? said : null;
  }
}
