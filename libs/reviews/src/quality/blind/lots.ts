import { createHmac, type KeyObject } from 'node:crypto';

const bytes = 6;

/** Lots that nobody without the key can foresee, and that come out the same however often they are drawn. */
export class Lots {
  readonly #secret: Buffer;

  constructor(key: KeyObject) {
    this.#secret = key.export({ format: 'der', type: 'pkcs8' }) as Buffer;
  }

  /** The lot under these names, from 0 (with) to 1 (without), evenly spread over them. */
  draw(purpose: string, ...names: readonly string[]): number {
    const mac = createHmac('sha256', this.#secret)
      .update(JSON.stringify([purpose, ...names]))
      .digest();
    return mac.readUIntBE(0, bytes) / 2 ** (8 * bytes);
  }
}
