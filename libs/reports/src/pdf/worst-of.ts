/** Keeps the first `most` items in an order, whatever number passes by; memory holds at most twice as many. */
export class WorstOf<T> {
  #items: T[] = [];
  count = 0;

  constructor(
    readonly most: number,
    private readonly order: (a: T, b: T) => number,
  ) {}

  add(item: T): void {
    this.count += 1;
    this.#items.push(item);
    if (this.#items.length >= 2 * this.most) this.#cut();
  }

  /** The first ones, in order. */
  get items(): readonly T[] {
    this.#cut();
    return this.#items;
  }

  /** How many more passed by. */
  get omitted(): number {
    return Math.max(0, this.count - this.most);
  }

  #cut(): void {
    this.#items.sort(this.order);
    if (this.#items.length > this.most) this.#items.length = this.most;
  }
}
