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

// One that is sent again is young again and stays, so that it is not removed before it is referred to.
const insert = `
insert into blob (digest, size, media_type, width, height, created_at) values ($1, $2, $3, $4, $5, $6)
on conflict (digest) do update set created_at = greatest(blob.created_at, excluded.created_at), removing_since = null
returning (xmax = 0) as inserted`;

/**
 * Notes an uploaded image, so that submissions may refer to it; the same image again only begins anew the day in which it is kept unreferred to.
 * Its bytes are in the store: whoever calls asks again in this transaction, as they may have been removed until it holds the row.
 */
export async function storeBlob(tx: Tx, actor: Actor, blob: BlobInput, now = new Date()): Promise<BlobInput> {
  authorize(actor, 'submit', 'Blob');
  const values = [blob.digest, blob.size, blob.mediaType, blob.width, blob.height, now];
  const [row] = await tx.query<{ inserted: boolean }>(insert, values);
  if (row?.inserted) {
    const payload = { digest: blob.digest, size: blob.size, mediaType: blob.mediaType };
    await appendEntry(tx, actor, { action: 'blob.stored', subject: null, payload }, now);
  }
  return blob;
}
