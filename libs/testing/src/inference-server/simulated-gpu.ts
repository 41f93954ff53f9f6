/** How long a batch takes: a fixed part, and a part of each item. Milliseconds. */
export interface LatencyCurve {
  fixedMs: number;
  itemMs: number;
  /** Most items that it computes at once. */
  maxBatch: number;
}

/** Items a second that the curve allows, with full batches one after the other. */
export const maximalRate = ({ fixedMs, itemMs, maxBatch }: LatencyCurve): number =>
  (1000 * maxBatch) / (fixedMs + itemMs * maxBatch);

/**
 * A graphics card behind a server with continuous batching: whatever waits when a batch ends makes up the next one. It is
 * a timetable: a timer that comes late does not make the batches after it later.
 */
export class SimulatedGpu {
  private readonly queue: { items: number; arrived: number; done(): void }[] = [];
  private running = false;
  private freeAt = 0;

  constructor(private readonly curve: LatencyCurve) {}

  /** Ends when the card has computed so many items. */
  compute(items: number): Promise<void> {
    return new Promise((done) => {
      this.queue.push({ items, arrived: performance.now(), done });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    const { fixedMs, itemMs, maxBatch } = this.curve;
    // Requests of one turn of the event loop begin together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0) {
      const batch = [this.queue.shift()];
      let items = batch[0]?.items ?? 0;
      for (let next = this.queue[0]; next && items + next.items <= maxBatch; next = this.queue[0]) {
        batch.push(this.queue.shift());
        items += next.items;
      }
      const begun = Math.max(batch[0]?.arrived ?? 0, this.freeAt);
      this.freeAt = begun + fixedMs + itemMs * items;
      await new Promise((resolve) => setTimeout(resolve, this.freeAt - performance.now()));
      for (const request of batch) request?.done();
    }
    this.running = false;
  }
}
