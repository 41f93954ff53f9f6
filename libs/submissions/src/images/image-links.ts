import type { KeyObject } from 'node:crypto';
import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type Roles } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findHolder, SignedTokens } from '@countersign/identity';
import { z } from 'zod';
import { getImage, type ImagePlace } from './get-image.js';

/** How long a link to a copy of an image works. */
export const imageLinkMinutes = 10;

const contents = z.strictObject({
  submission: z.string(),
  index: z.int(),
  edge: z.int(),
  holder: z.strictObject({ kind: z.enum(['person', 'key']), id: z.string() }),
  /** Unix seconds. */
  expires: z.int(),
});

/** Tokens that open one copy of one image for a short time. */
export class ImageLinks extends SignedTokens<z.infer<typeof contents>> {
  constructor(key: KeyObject) {
    super(key, 'countersign-image-link/1\n', contents);
  }
}

const refused = (): ProductError =>
  new ProductError('forbidden', {
    en: 'This link is not valid any more, or was changed. Open the submission and ask for a new one.',
    'zh-TW': '此連結已失效或遭變更。請開啟送審項目重新取得連結。',
  });

/** A token that opens a copy of an image, `edge` pixels a side at most, for ten minutes, without a credential: of what its holder may read. */
export async function issueImageLink(
  tx: Tx,
  actor: Actor,
  { id, index, edge }: ImagePlace & { edge: number },
  links: ImageLinks,
  now = new Date(),
): Promise<{ token: string; expiresAt: Date }> {
  authorize(actor, 'read', 'Submission');
  if (actor.kind === 'service') throw new Error(`The service ${actor.name} reads without links.`);
  await getImage(tx, actor, { id, index });
  const expires = Math.floor(now.getTime() / 1000) + imageLinkMinutes * 60;
  const { kind, id: holder } = actor;
  const token = links.issue({ submission: id, index, edge, holder: { kind, id: holder }, expires });
  return { token, expiresAt: new Date(expires * 1000) };
}

/**
 * What a link opens, recorded as a reading by whoever holds it. Throws `forbidden` for a link that is over or changed, and
 * for one whose holder was revoked or may not read the submission any more; `not-found` once the content is gone.
 */
export async function openImageLink(
  tx: Tx,
  actor: Actor,
  token: string,
  { links, roles }: { links: ImageLinks; roles: Roles },
  now = new Date(),
): Promise<{ digest: string; edge: number }> {
  authorize(actor, 'read', 'Submission');
  const said = links.read(token, now);
  const holder = said && (await findHolder(tx, said.holder, now, roles));
  if (!said || !holder) throw refused();
  const { submission: id, index, edge } = said;
  authorize(holder, 'read', 'Submission');
  const { digest } = await getImage(tx, holder, { id, index });
  const payload = { submission: id, index, digest, issuedTo: holder.pseudonym };
  await appendEntry(tx, actor, { action: 'image.shown', subject: id, payload }, now);
  return { digest, edge };
}
