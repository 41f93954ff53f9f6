import { sign, verify, createPublicKey, type KeyObject } from 'node:crypto';
import { ProductError } from '@countersign/contracts';
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

const domain = 'countersign-download-link/1\n';

const refused = (): ProductError =>
  new ProductError('forbidden', {
    en: 'This link is not valid any more, or was changed. Open the report and ask for a new one.',
    'zh-TW': '此連結已失效或遭變更。請開啟報告重新取得連結。',
  });

/** Makes and reads links that open one file of one report for a short time: the key (Ed25519) signs what they say. */
export class DownloadLinks {
  readonly #public: KeyObject;

  constructor(private readonly key: KeyObject) {
    this.#public = createPublicKey(key);
  }

  /** A token for a file, and when it expires. */
  issue(file: { report: string; name: string }, issuedTo: string, now: Date): { token: string; expiresAt: Date } {
    const expires = Math.floor(now.getTime() / 1000) + linkMinutes * 60;
    const said: LinkContents = { ...file, expires, issuedTo };
    const text = Buffer.from(JSON.stringify(said)).toString('base64url');
    const signature = sign(null, Buffer.from(domain + text), this.key).toString('base64url');
    return { token: `${text}.${signature}`, expiresAt: new Date(expires * 1000) };
  }

  /** What a token says; throws `forbidden` for one that this key did not sign, or whose time is over. */
  read(token: string, now: Date): LinkContents {
    const [text = '', signature = '', ...rest] = token.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    // One writing only: another base64url text of the same bytes is refused.
    if (rest.length > 0 || bytes.toString('base64url') !== signature) throw refused();
    if (!verify(null, Buffer.from(domain + text), this.#public, bytes)) throw refused();
    const said = contents.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (said.expires * 1000 <= now.getTime()) throw refused();
    return said;
  }
}
