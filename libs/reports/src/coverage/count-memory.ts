import type { Database, Tx } from '@countersign/database';

/** What was counted, and the moment up to which. */
export interface Dated<T> {
  value: T;
  at: Date;
}

interface Kept<T> extends Dated<T> {
  /** When it was counted: later than `at` where a moment that has passed was asked for. */
  countedAt: number;
  milliseconds: number;
}

interface Running {
  begun: number;
  counted: Promise<Kept<unknown>>;
}

type Count<T> = (tx: Tx, at: Date) => Promise<T>;

/** What takes less is counted each time it is asked for: it holds what was done a moment ago. */
const cheap = 1_000;
/** One thing is counted during at most one part in so many of the time. */
const rest = 20;
/** What was counted longer ago is not answered. */
const oldest = 3_600_000;
const mostKept = 2_000;

/**
 * Counts over many records, shared by all who ask. What took a second or more is kept for twenty times as long as it took; who
 * asks after that is answered what is kept, up to an hour, while it is counted anew on a connection of its own, one at a time.
 * Nobody who holds a connection waits for another one.
 */
export class CountMemory {
  private readonly kept = new Map<string, Kept<unknown>>();
  /** What askers count on their own connections. */
  private readonly asked = new Map<string, Running>();
  /** What is counted anew or waits for that. */
  private readonly renewed = new Set<string>();
  private last: Promise<void> = Promise.resolve();

  /** `onFailure` hears why something could not be counted anew. */
  constructor(
    private readonly db: Pick<Database, 'read'>,
    private readonly onFailure: (error: unknown) => void,
    private readonly clock: () => number = Date.now,
  ) {}

  /** What `count` answers up to `at`, or what it answered before; `key` names what is counted, whatever the moment. */
  async count<T>(tx: Tx, key: string, at: Date, count: Count<T>): Promise<Dated<T>> {
    const kept = this.kept.get(key) as Kept<T> | undefined;
    const age = kept === undefined ? Infinity : this.clock() - kept.countedAt;
    if (kept === undefined || age > oldest) return this.countNow(tx, key, at, count);
    if (age > kept.milliseconds * rest) this.renew(key, count);
    return kept;
  }

  private async countNow<T>(tx: Tx, key: string, at: Date, count: Count<T>): Promise<Dated<T>> {
    const other = this.asked.get(key);
    // Somebody else has waited for it longer than what is counted each time takes.
    if (other && this.clock() - other.begun >= cheap) {
      const counted = await other.counted.catch(() => null);
      if (counted) return counted as Kept<T>;
    }
    const running = { begun: this.clock(), counted: this.timed(key, at, () => count(tx, at)) };
    this.asked.set(key, running);
    try {
      return await running.counted;
    } finally {
      if (this.asked.get(key) === running) this.asked.delete(key);
    }
  }

  private renew<T>(key: string, count: Count<T>): void {
    if (this.renewed.has(key)) return;
    this.renewed.add(key);
    const again = async (): Promise<void> => {
      await this.db.read((tx) => {
        const at = new Date(this.clock());
        return this.timed(key, at, () => count(tx, at));
      });
    };
    this.last = this.last
      .then(again)
      .catch(this.onFailure)
      .finally(() => this.renewed.delete(key));
  }

  private async timed<T>(key: string, at: Date, work: () => Promise<T>): Promise<Kept<T>> {
    const begun = this.clock();
    const value = await work();
    const counted = { value, at, countedAt: begun, milliseconds: this.clock() - begun };
    this.kept.delete(key);
    if (counted.milliseconds >= cheap) this.kept.set(key, counted);
    const [eldest] = this.kept.keys();
    if (this.kept.size > mostKept && eldest !== undefined) this.kept.delete(eldest);
    return counted;
  }
}
