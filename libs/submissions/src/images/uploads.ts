import type { KeyObject } from 'node:crypto';
import { authorize, type Actor, type KeyActor, type PersonActor } from '@countersign/access';
import { ProductError, type Roles, type UploadInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findHolder, SignedTokens } from '@countersign/identity';
import { z } from 'zod';

/** How long an upload may begin after it was asked for. */
export const uploadMinutes = 15;

const contents = z.strictObject({
  digest: z.string(),
  size: z.int(),
  holder: z.strictObject({ kind: z.enum(['person', 'key']), id: z.string() }),
  /** Unix seconds. */
  expires: z.int(),
});

/** Tokens that let the bytes of one image in, for a short time. */
export class UploadTokens extends SignedTokens<z.infer<typeof contents>> {
  constructor(key: KeyObject) {
    super(key, 'countersign-upload/1\n', contents);
  }
}

const refused = (): ProductError =>
  new ProductError('forbidden', {
    en: 'This upload address is not valid any more, or was changed. Ask for a new one with POST /api/v1/uploads.',
    'zh-TW': '此上傳位址已失效或遭變更。請以 POST /api/v1/uploads 重新取得。',
  });

/** A token with which whoever holds it may send exactly the bytes that are declared, without a credential. */
export function issueUpload(
  actor: Actor,
  { digest, size }: UploadInput,
  tokens: UploadTokens,
  now = new Date(),
): { token: string; expiresAt: Date } {
  authorize(actor, 'submit', 'Blob');
  if (actor.kind === 'service') throw new Error(`The service ${actor.name} uploads nothing.`);
  const { kind, id } = actor;
  const expires = Math.floor(now.getTime() / 1000) + uploadMinutes * 60;
  return { token: tokens.issue({ digest, size, holder: { kind, id }, expires }), expiresAt: new Date(expires * 1000) };
}

/** What a token lets in, and for whom. Throws `forbidden` for one that is over or changed, or whose holder was revoked. */
export async function readUpload(
  tx: Tx,
  token: string,
  { tokens, roles }: { tokens: UploadTokens; roles: Roles },
  now = new Date(),
): Promise<{ holder: PersonActor | KeyActor; digest: string; size: number }> {
  const said = tokens.read(token, now);
  const holder = said && (await findHolder(tx, said.holder, now, roles));
  if (!said || !holder) throw refused();
  return { holder, digest: said.digest, size: said.size };
}
