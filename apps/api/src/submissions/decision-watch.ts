import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { settledStates } from '@countersign/submissions';
import type { IncomingMessage } from 'node:http';
import { Product } from '../product.js';

const everyMs = 250;

/** Watches the submissions that clients wait for, all of them with one statement a round, and only while somebody waits. */
@Injectable()
export class DecisionWatch implements OnApplicationShutdown {
  private readonly waiting = new Map<string, Set<() => void>>();
  private timer: NodeJS.Timeout | null = null;
  private asking = false;

  constructor(private readonly product: Product) {}

  /** Ends when the submission is settled, after `timeoutMs`, when the client hangs up, or when the process stops. */
  settled(id: string, timeoutMs: number, request: IncomingMessage): Promise<void> {
    return new Promise((resolve) => {
      const wakers = this.waiting.get(id) ?? new Set();
      this.waiting.set(id, wakers);
      const done = (): void => {
        clearTimeout(timeout);
        request.socket.off('close', done);
        wakers.delete(done);
        if (wakers.size === 0) this.waiting.delete(id);
        resolve();
      };
      const timeout = setTimeout(done, timeoutMs);
      request.socket.once('close', done);
      wakers.add(done);
      this.timer ??= setInterval(() => void this.look(), everyMs);
    });
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    this.wake([...this.waiting.keys()]);
  }

  private async look(): Promise<void> {
    if (this.asking) return;
    if (this.waiting.size === 0) {
      if (this.timer) clearInterval(this.timer);
      this.timer = null;
      return;
    }
    this.asking = true;
    try {
      const ids = [...this.waiting.keys()];
      const rows = await this.product.db.read((tx) =>
        tx.query<{ id: string }>('select id from submission where id = any($1) and state = any($2)', [
          ids,
          settledStates,
        ]),
      );
      this.wake(rows.map(({ id }) => id));
    } catch {
      // The database is away for a moment: the next round asks again, and each waiter has its own time-out.
    } finally {
      this.asking = false;
    }
  }

  private wake(ids: readonly string[]): void {
    for (const id of ids) for (const done of Array.from(this.waiting.get(id) ?? [])) done();
  }
}
