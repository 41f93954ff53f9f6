import type { Actor } from '@countersign/access';
import { hourOf } from '@countersign/audit';

const mostHeld = 50_000;

/** Which reads this process has recorded in this hour: an image is asked for in many parts, and only the first writes. */
export class NotedReads {
  private hour = 0;
  private readonly noted = new Set<string>();

  /** Whether this is the first time in this hour, as far as this process knows. */
  isNew(actor: Actor, submission: string, now: Date): boolean {
    const hour = hourOf(now).getTime();
    if (hour !== this.hour || this.noted.size >= mostHeld) this.noted.clear();
    this.hour = hour;
    return actor.kind === 'person' && !this.noted.has(`${actor.id} ${submission}`);
  }

  /** To be called once the entry is committed, with the time that it bears: one of an hour that is over is of no use. */
  add({ id }: Actor, submission: string, now: Date): void {
    if (hourOf(now).getTime() === this.hour) this.noted.add(`${id} ${submission}`);
  }
}
