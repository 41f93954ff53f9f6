import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';

/** An image whose bytes are in the blob store already. */
export interface BlobInput {
  digest: string;
  size: number;
  mediaType: string;
  width: number;
  height: number;
}

/** Notes an uploaded image, so that submissions may refer to it; the same image again changes nothing. */
export async function storeBlob(tx: Tx, actor: Actor, blob: BlobInput, now = new Date()): Promise<BlobInput> {
  authorize(actor, 'submit', 'Blob');
  const inserted = await tx.execute(
    `insert into blob (digest, size, media_type, width, height, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [blob.digest, blob.size, blob.mediaType, blob.width, blob.height, now],
  );
  if (inserted === 1) {
    const payload = { digest: blob.digest, size: blob.size, mediaType: blob.mediaType };
    await appendEntry(tx, actor, { action: 'blob.stored', subject: null, payload }, now);
  }
  return blob;
}
