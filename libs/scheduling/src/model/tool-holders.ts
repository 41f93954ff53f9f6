/** Pieces of a tool that something holds up to an instant. */
interface Hold<By> {
  by: By;
  until: number;
  count: number;
}

/** Who holds pieces of one tool, by when they give them back. */
export class ToolHolders<By> {
  /** Pieces held by all that were added and not released. */
  pieces = 0;
  /** By `until`, ascending. */
  private holds: Hold<By>[] = [];

  add(hold: Hold<By>): void {
    let at = this.holds.length;
    while (at > 0 && (this.holds[at - 1]?.until ?? 0) > hold.until) at -= 1;
    this.holds.splice(at, 0, hold);
    this.pieces += hold.count;
  }

  /** Forgets all that have given back their pieces by then. */
  releaseUpTo(instant: number): void {
    let released = 0;
    for (const { until, count } of this.holds) {
      if (until > instant) break;
      released += 1;
      this.pieces -= count;
    }
    if (released > 0) this.holds.splice(0, released);
  }

  /** Those that give back last, at most so many, in order. */
  longest(most: number): By[] {
    return this.holds.slice(-most).map(({ by }) => by);
  }

  /** Who has to give back last before no more than `pieces` are held; null when it is so from the beginning. */
  lastToRelease(pieces: number): Hold<By> | null {
    if (this.pieces <= pieces) return null;
    let held = 0;
    for (let at = this.holds.length - 1; at >= 0; at -= 1) {
      held += this.holds[at]?.count ?? 0;
      if (held > pieces) return this.holds[at] ?? null;
    }
    return null;
  }

  /** Forgets those that cannot matter where there are `pieces` in all: so many, and more, are held longer. */
  keepLast(pieces: number): void {
    let held = 0;
    let at = this.holds.length;
    while (at > 0 && held < pieces) {
      at -= 1;
      held += this.holds[at]?.count ?? 0;
    }
    if (at === 0) return;
    this.holds.splice(0, at);
    this.pieces = held;
  }
}
