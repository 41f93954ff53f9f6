import type { Clock } from './clock.js';

/**
 * Time that a machine was busy, divided among what it was busy with: while n batches are under way, each uses up 1/n of the
 * time. The shares of all batches add up to the time in which anything was under way.
 */
export class BusyTime {
  private share = 0;
  private since = 0;
  private running = 0;

  constructor(private readonly clock: Clock) {}

  /** Begins a batch; the function that is answered ends it and answers its share in milliseconds. */
  begin(): () => number {
    this.advance();
    this.running += 1;
    const before = this.share;
    return () => {
      this.advance();
      this.running -= 1;
      return this.share - before;
    };
  }

  private advance(): void {
    const now = this.clock.now();
    if (this.running > 0) this.share += (now - this.since) / this.running;
    this.since = now;
  }
}
