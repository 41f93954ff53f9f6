interface Held<T> {
  found: Promise<T>;
  isPending: boolean;
  until: number;
}

/** How long what was looked up is told again, and of how many keys; by default as for credentials: one that another process revoked works no longer than a second. */
interface Limits {
  freshMs?: number;
  mostHeld?: number;
  /**
   * What took long to look up is told for so many times as long as it took, and is not looked up a second time meanwhile. Not for
   * credentials: whoever asks after one was revoked is not answered by a look-up from before.
   */
  timesAsLong?: number;
}

/** What was looked up a short time ago by a key, so that what many ask for costs one look-up in that time. */
export class BriefCache<T> {
  private readonly held = new Map<string, Held<T>>();
  private readonly freshMs: number;
  private readonly mostHeld: number;
  private readonly timesAsLong: number;

  constructor(
    private readonly lookUp: (key: string) => Promise<T>,
    { freshMs = 1000, mostHeld = 10_000, timesAsLong = 0 }: Limits = {},
  ) {
    this.freshMs = freshMs;
    this.mostHeld = mostHeld;
    this.timesAsLong = timesAsLong;
  }

  /** What stands under this key. */
  find(key: string, now = Date.now()): Promise<T> {
    const known = this.held.get(key);
    if (known && (known.until >= now || (known.isPending && this.timesAsLong > 0))) return known.found;
    if (this.held.size >= this.mostHeld) this.held.clear();
    const asked = Date.now();
    const found = this.lookUp(key);
    const entry = { found, isPending: true, until: now + this.freshMs };
    this.held.set(key, entry);
    found.then(
      () => {
        entry.isPending = false;
        const tookMs = Date.now() - asked;
        if (this.timesAsLong > 0) entry.until = Math.max(entry.until, now + (1 + this.timesAsLong) * tookMs);
      },
      // A look-up that failed says nothing of what stands there.
      () => this.held.get(key) === entry && this.held.delete(key),
    );
    return found;
  }

  /** Forgets all of them: this process has just changed what one of them may stand for. */
  forget(): void {
    this.held.clear();
  }
}
