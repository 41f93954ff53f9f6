import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import { storeBlob, type BlobInput } from '@countersign/submissions';
import type { Readable } from 'node:stream';
import { Product } from '../product.js';

const removedMeanwhile = (): ProductError =>
  new ProductError(
    'overloaded',
    {
      en: 'An old copy of this image was being removed while it came in. Send it again.',
      'zh-TW': '傳送期間系統正在移除此圖片的舊檔案。請重新傳送。',
    },
    { retryAfter: 1 },
  );

/** Stores the bytes of an image, then notes it in the database. */
@Injectable()
export class BlobIntake {
  constructor(private readonly product: Product) {}

  /** With what is declared of them, other bytes are refused and not kept. */
  async store(
    actor: Actor,
    bytes: Readable,
    declared: { digest?: string | undefined; bytes?: number } = {},
  ): Promise<BlobInput> {
    authorize(actor, 'submit', 'Blob');
    const blob = await this.product.blobs.put(bytes, declared);
    return this.product.db.transaction(async (tx) => {
      const noted = await storeBlob(tx, actor, blob);
      // Now that the row is held nobody removes the bytes; that they were removed before leaves the row as it was.
      if (!(await this.product.blobs.has(blob.digest))) throw removedMeanwhile();
      return noted;
    });
  }

  /** What `store` would say of the bytes, within the same bounds of memory; nothing is kept or noted. */
  async judge(actor: Actor, bytes: Readable): Promise<BlobInput> {
    authorize(actor, 'submit', 'Blob');
    return this.product.blobs.judge(bytes);
  }
}
