import { wilsonInterval } from '@countersign/checks';
import { percent } from './write-figure.ts';

/** How many of a kind came out right, and which did not. */
export class Count {
  private hits = 0;
  private all = 0;
  private readonly misses: string[] = [];

  add(hit: boolean, name: string): void {
    this.addMany(Number(hit), 1, name);
  }

  /** `hits` of `all` parts of one thing, such as the characters of a line. */
  addMany(hits: number, all: number, name: string): void {
    this.all += all;
    this.hits += hits;
    if (hits < all) this.misses.push(name);
  }

  /** What did not come out right, each in a sentence. */
  faults(what: string): string[] {
    return this.misses.map((name) => `${what}: ${name}`);
  }

  /** A row: what, of how many, the share that was right with its interval, and what was not. */
  row(what: string): string[] {
    const named = this.misses.map((name) => name.split('/').at(-1) ?? '').slice(0, 2);
    const more = this.misses.length > named.length ? ` and ${this.misses.length - named.length} more` : '';
    const wrong = named.length > 0 ? named.join(', ') + more : '–';
    return [what, String(this.all), percent(wilsonInterval(this.hits, this.all)), wrong];
  }
}
