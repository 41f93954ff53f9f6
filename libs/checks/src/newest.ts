/** What was stored last, by key: one more than `most` displaces what was stored first. */
export class Newest<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(key: string): T | undefined {
    return this.kept.get(key);
  }

  set(key: string, value: T): void {
    const [oldest] = this.kept.keys();
    if (!this.kept.has(key) && this.kept.size >= this.most && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, value);
  }

  clear(): void {
    this.kept.clear();
  }
}
