import type { KeyObject } from 'node:crypto';
import { ProductError } from '@countersign/contracts';
import { SignedTokens } from '@countersign/identity';
import { z } from 'zod';

/** How long a link to a file works. */
export const linkMinutes = 10;

const contents = z.strictObject({
  report: z.string(),
  name: z.string(),
  /** Unix seconds. */
  expires: z.int(),
  /** Pseudonym of whom the link was made for. */
  issuedTo: z.string(),
});
/** What a link says: one file of one report, until when, and for whom it was made. */
export type LinkContents = z.infer<typeof contents>;

const refused = (): ProductError =>
  new ProductError('forbidden', {
    en: 'This link is not valid any more, or was changed. Open the report and ask for a new one.',
    'zh-TW': '此連結已失效或遭變更。請開啟報告重新取得連結。',
  });

/** Makes and reads links that open one file of one report for a short time. */
export class DownloadLinks {
  readonly #tokens: SignedTokens<LinkContents>;

  constructor(key: KeyObject) {
    this.#tokens = new SignedTokens(key, 'countersign-download-link/1\n', contents);
  }

  /** A token for a file, and when it expires. */
  issue(file: { report: string; name: string }, issuedTo: string, now: Date): { token: string; expiresAt: Date } {
    const expires = Math.floor(now.getTime() / 1000) + linkMinutes * 60;
    return { token: this.#tokens.issue({ ...file, expires, issuedTo }), expiresAt: new Date(expires * 1000) };
  }

  /** What a token says; throws `forbidden` for one that this key did not sign, or whose time is over. */
  read(token: string, now: Date): LinkContents {
    const said = this.#tokens.read(token, now);
    if (!said) throw refused();
    return said;
  }
}
