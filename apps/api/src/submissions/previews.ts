import { Injectable } from '@nestjs/common';
import { ProductError } from '@countersign/contracts';
import { PreviewCache, type Preview, type PreviewOf } from '@countersign/storage';
import { Product } from '../product.js';
import { Threads } from '../threads/threads.js';

/** Copies of images for viewers: made in a thread, kept for a day within a bound of bytes. Who may see them is asked before. */
@Injectable()
export class Previews {
  private readonly cache: PreviewCache;
  /** Those under way, so that many viewers of one image cost one decoding. */
  private readonly making = new Map<string, Promise<Preview>>();

  constructor(
    private readonly product: Product,
    private readonly threads: Threads,
  ) {
    const { previewFolder, previewBytes } = product.config;
    this.cache = new PreviewCache(previewFolder, previewBytes);
  }

  /** The copy; throws the refusal of an image that cannot be shown, or `not-found`. */
  async of(which: PreviewOf): Promise<Preview> {
    const key = JSON.stringify(which);
    const making = this.making.get(key) ?? this.find(which).finally(() => this.making.delete(key));
    this.making.set(key, making);
    return making;
  }

  private async find(which: PreviewOf): Promise<Preview> {
    const kept = await this.cache.find(which);
    if (kept) return kept;
    const answer = await this.threads.run('previewInThread', { ...which, place: this.product.config.blobs });
    if ('refusal' in answer) throw new ProductError(answer.refusal.code, answer.refusal.detail);
    // Buffers come back from threads as plain arrays of bytes.
    const copy = { ...answer, bytes: Buffer.from(answer.bytes) };
    await this.cache.keep(which, copy);
    return copy;
  }
}
