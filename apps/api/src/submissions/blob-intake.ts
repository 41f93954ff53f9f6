import { Injectable } from '@nestjs/common';
import { authorize, type Actor } from '@countersign/access';
import { storeBlob, type BlobInput } from '@countersign/submissions';
import type { Readable } from 'node:stream';
import { Product } from '../product.js';

/** Stores the bytes of an image, then notes it in the database. */
@Injectable()
export class BlobIntake {
  constructor(private readonly product: Product) {}

  async store(actor: Actor, bytes: Readable): Promise<BlobInput> {
    authorize(actor, 'submit', 'Blob');
    const blob = await this.product.blobs.put(bytes);
    return this.product.db.transaction((tx) => storeBlob(tx, actor, blob));
  }
}
