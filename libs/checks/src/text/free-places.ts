import type { TextSpan } from './text-span.js';

/** The places of a text that are still free: what is taken first keeps its place. Linear, however many there are. */
export class FreePlaces {
  readonly #taken: Uint8Array;

  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  /** Takes a place unless a part of it is taken; answers whether it was free. */
  take({ start, end }: TextSpan): boolean {
    for (let at = start; at < end; at += 1) if (this.#taken[at] === 1) return false;
    this.#taken.fill(1, start, end);
    return true;
  }
}
