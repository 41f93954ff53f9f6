import { createHash, hash } from 'node:crypto';

/** SHA-256 of `data`, 32 bytes (Node's implementation; browsers get `sha256-portable.ts` under the same name). */
export function sha256(data: Uint8Array): Uint8Array {
  const digest = new Uint8Array(32);
  sha256Into(data, digest, 0);
  return digest;
}

/** Writes SHA-256 of `data` into `target` at byte offset `at`; the two may share memory. */
export function sha256Into(data: Uint8Array, target: Uint8Array, at: number): void {
  // A string of bytes costs a fraction of the object that 'buffer' would allocate for every digest.
  const digest = hash('sha256', data, 'binary');
  for (let i = 0; i < 32; i++) target[at + i] = digest.charCodeAt(i);
}

/** SHA-256 of `data` in lower-case hex. */
export function sha256Hex(data: Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/** SHA-256 of bytes that come in pieces. */
export class Sha256 {
  readonly #hash = createHash('sha256');

  update(data: Uint8Array): this {
    this.#hash.update(data);
    return this;
  }

  /** The digest, 32 bytes. Nothing can be added afterwards. */
  digest(): Uint8Array {
    return new Uint8Array(this.#hash.digest());
  }
}
