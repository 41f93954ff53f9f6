import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { SealedTexts } from '../secrets/sealed-texts.js';
import { SealedTokens } from '../secrets/sealed-tokens.js';

/** Seconds that somebody may take from the password to the code. */
const challengeSeconds = 300;

const challenge = z.strictObject({ person: z.string(), passwordHash: z.string(), expires: z.int() });

/** Who gave a right password, and against which stored hash. */
export type PassedPassword = Pick<z.infer<typeof challenge>, 'person' | 'passwordHash'>;

/** What second factors keep secret: seeds of authenticators in the database, and who passed the first step in their browser. */
export class FactorSecrets {
  readonly #seeds: SealedTexts<string>;
  readonly #challenges: SealedTokens<z.infer<typeof challenge>>;

  constructor(key: KeyObject) {
    this.#seeds = new SealedTexts(key, 'countersign-authenticator:', z.string());
    this.#challenges = new SealedTokens(key, 'countersign-second-step:', challenge);
  }

  sealSeed(seed: Uint8Array): string {
    return this.#seeds.seal(Buffer.from(seed).toString('base64'));
  }

  /** Throws when the key file is not the one that sealed it. */
  openSeed(sealed: string): Buffer {
    const seed = this.#seeds.open(sealed);
    if (seed === null)
      throw new Error('An authenticator cannot be read: keys/secrets.pem is not the key it was sealed with.');
    return Buffer.from(seed, 'base64');
  }

  issueChallenge(passed: PassedPassword, now: Date): string {
    return this.#challenges.issue({ ...passed, expires: Math.floor(now.getTime() / 1000) + challengeSeconds });
  }

  /** Null for one that is too old or not ours. */
  readChallenge(text: string, now: Date): PassedPassword | null {
    return this.#challenges.read(text, now);
  }
}
