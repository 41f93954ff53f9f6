const pageBits = 1 << 15;

/** A set of whole numbers from 0 on: one bit each, a page of 4 kB for neighbours, so that millions cost little. */
export class IndexSet {
  readonly #pages = new Map<number, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(index: number): boolean {
    const byte = this.#pages.get(Math.floor(index / pageBits))?.[(index % pageBits) >> 3] ?? 0;
    return (byte & (1 << (index % 8))) !== 0;
  }

  /** Adds a number; false when it is there already. */
  add(index: number): boolean {
    if (this.has(index)) return false;
    const number = Math.floor(index / pageBits);
    const page = this.#pages.get(number) ?? new Uint8Array(pageBits / 8);
    this.#pages.set(number, page);
    const at = (index % pageBits) >> 3;
    page[at] = (page[at] ?? 0) | (1 << (index % 8));
    this.#size += 1;
    return true;
  }
}
