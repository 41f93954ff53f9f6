import { allowLongStatements, type Database, type Tx } from '@countersign/database';

/** What was counted, and the moment up to which. */
export interface Dated<T> {
  value: T;
  at: Date;
}

interface Kept<T> extends Dated<T> {
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
/** What is older is waited for. */
const oldest = 3_600_000;
const mostKept = 2_000;

/** The code of a statement that ran into the time limit of its connection. */
const isTooSlow = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '57014';

/**
 * Counts over many records, shared by all who ask. What took a second or more is kept for twenty times as long as it took; who
 * asks after that is answered what is kept, up to an hour, while it is counted anew on a connection of its own, one at a time.
 */
export class CountMemory {
  private readonly kept = new Map<string, Kept<unknown>>();
  private readonly running = new Map<string, Running>();
  private last: Promise<unknown> = Promise.resolve();

  /** `onFailure` hears why something could not be counted anew. */
  constructor(
    private readonly db: Pick<Database, 'transaction'>,
    private readonly onFailure: (error: unknown) => void,
    private readonly clock: () => number = Date.now,
  ) {}

  /** What `count` answers up to `at`, or what it answered before; `key` names what is counted, whatever the moment. */
  async count<T>(tx: Tx, key: string, at: Date, count: Count<T>): Promise<Dated<T>> {
    const kept = this.kept.get(key) as Kept<T> | undefined;
    if (kept === undefined) return this.countFirst(tx, key, at, count);
    const age = this.clock() - kept.at.getTime();
    if (age <= kept.milliseconds * rest) return kept;
    const counted = this.countAgain(key, count);
    return age <= oldest ? kept : counted;
  }

  private async countFirst<T>(tx: Tx, key: string, at: Date, count: Count<T>): Promise<Dated<T>> {
    const other = this.running.get(key) as Running | undefined;
    // Somebody else has waited for it longer than what is counted each time takes.
    if (other && this.clock() - other.begun >= cheap) return (await other.counted) as Kept<T>;
    try {
      return await this.run(key, () => this.timed(key, at, () => count(tx, at)));
    } catch (error) {
      if (!isTooSlow(error)) throw error;
      return this.countAgain(key, count);
    }
  }

  /** On a connection of its own, without the limit of those that answer requests, after what was asked for before. */
  private countAgain<T>(key: string, count: Count<T>): Promise<Kept<T>> {
    const other = this.running.get(key);
    if (other) return other.counted as Promise<Kept<T>>;
    const before = this.last;
    const counted = this.run(key, async () => {
      await before;
      return this.db.transaction(async (tx) => {
        await allowLongStatements(tx);
        const at = new Date(this.clock());
        return this.timed(key, at, () => count(tx, at));
      });
    });
    this.last = counted.catch(this.onFailure);
    return counted;
  }

  private run<T>(key: string, work: () => Promise<Kept<T>>): Promise<Kept<T>> {
    const running = { begun: this.clock(), counted: work() };
    this.running.set(key, running);
    const done = (): void => {
      if (this.running.get(key) === running) this.running.delete(key);
    };
    running.counted.then(done, done);
    return running.counted;
  }

  private async timed<T>(key: string, at: Date, work: () => Promise<T>): Promise<Kept<T>> {
    const begun = this.clock();
    const value = await work();
    const counted = { value, at, milliseconds: this.clock() - begun };
    this.kept.delete(key);
    if (counted.milliseconds >= cheap) this.kept.set(key, counted);
    const [eldest] = this.kept.keys();
    if (this.kept.size > mostKept && eldest !== undefined) this.kept.delete(eldest);
    return counted;
  }
}
