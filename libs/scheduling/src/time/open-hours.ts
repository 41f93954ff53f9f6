/** A span of instants (epoch milliseconds), the end not included. */
export interface Interval {
  begin: number;
  end: number;
}

/** A set of instants at which something is open: disjoint intervals in order. Every question costs log n. */
export class OpenHours {
  private readonly begins: number[] = [];
  private readonly ends: number[] = [];
  /** Open milliseconds before each interval. */
  private readonly opened: number[] = [];

  /** The union of the intervals, in any order; empty ones count for nothing. */
  constructor(intervals: readonly Interval[]) {
    const sorted = intervals.filter(({ begin, end }) => end > begin).sort((a, b) => a.begin - b.begin);
    let total = 0;
    let last = -Infinity;
    for (const { begin, end } of sorted) {
      if (begin > last) {
        this.begins.push(begin);
        this.ends.push(end);
        this.opened.push(total);
        total += end - begin;
      } else if (end > last) {
        this.ends[this.ends.length - 1] = end;
        total += end - last;
      }
      last = Math.max(last, end);
    }
  }

  get intervals(): Interval[] {
    return this.begins.map((begin, index) => ({ begin, end: this.ends[index] ?? begin }));
  }

  /** Open milliseconds up to an instant; only differences mean anything. */
  elapsed(instant: number): number {
    const index = this.indexAt(instant);
    const begin = this.begins[index];
    if (begin === undefined) return 0;
    return (this.opened[index] ?? 0) + Math.min(instant, this.ends[index] ?? begin) - begin;
  }

  /** Open milliseconds between two instants; 0 when they are the wrong way round. */
  openBetween(from: number, to: number): number {
    return to > from ? this.elapsed(to) - this.elapsed(from) : 0;
  }

  /** Whether it is open right after an instant. */
  isOpenAfter(instant: number): boolean {
    return instant < (this.ends[this.indexAt(instant)] ?? -Infinity);
  }

  /** Whether it is open right before an instant. */
  isOpenBefore(instant: number): boolean {
    const index = this.indexAt(instant);
    if (this.begins[index] !== instant) return instant <= (this.ends[index] ?? -Infinity);
    return instant <= (this.ends[index - 1] ?? -Infinity);
  }

  /** The first instant from the given one on at which it is open; Infinity when there is none. */
  nextOpen(instant: number): number {
    if (this.isOpenAfter(instant)) return instant;
    return this.begins[this.indexAt(instant) + 1] ?? Infinity;
  }

  /** The last instant up to the given one before which it is open; -Infinity when there is none. */
  previousOpen(instant: number): number {
    return this.isOpenBefore(instant) ? instant : (this.ends[this.lastBegunBefore(instant)] ?? -Infinity);
  }

  /** The first instant from the given one on at which it is closed. */
  nextClosed(instant: number): number {
    return this.isOpenAfter(instant) ? (this.ends[this.indexAt(instant)] ?? instant) : instant;
  }

  /** The instant at which `milliseconds` of open time have passed since `instant`; Infinity when they never do. */
  after(instant: number, milliseconds: number): number {
    if (milliseconds <= 0) return instant;
    const target = this.elapsed(instant) + milliseconds;
    let low = 0;
    let high = this.opened.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.opened[middle] ?? Infinity) < target) low = middle;
      else high = middle - 1;
    }
    const at = (this.begins[low] ?? Infinity) + target - (this.opened[low] ?? 0);
    return at <= (this.ends[low] ?? -Infinity) ? at : Infinity;
  }

  /** The last instant from which `milliseconds` of open time pass until `instant`; -Infinity when they never did. */
  before(instant: number, milliseconds: number): number {
    if (milliseconds <= 0) return instant;
    const target = this.elapsed(instant) - milliseconds;
    let low = 0;
    let high = this.opened.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.opened[middle] ?? Infinity) <= target) low = middle;
      else high = middle - 1;
    }
    return target < 0 ? -Infinity : (this.begins[low] ?? -Infinity) + target - (this.opened[low] ?? 0);
  }

  /** The instants at which both are open. */
  intersect(other: OpenHours): OpenHours {
    const both: Interval[] = [];
    let mine = 0;
    let theirs = 0;
    while (mine < this.begins.length && theirs < other.begins.length) {
      const myEnd = this.ends[mine] ?? 0;
      const theirEnd = other.ends[theirs] ?? 0;
      both.push({ begin: Math.max(this.begins[mine] ?? 0, other.begins[theirs] ?? 0), end: Math.min(myEnd, theirEnd) });
      if (myEnd < theirEnd) mine += 1;
      else theirs += 1;
    }
    return new OpenHours(both);
  }

  /** The instants at which this is open and the other is not. */
  without(other: OpenHours): OpenHours {
    const ends = [-4e15, ...other.ends];
    const begins = [...other.begins, 4e15];
    return this.intersect(new OpenHours(ends.map((begin, index) => ({ begin, end: begins[index] ?? begin }))));
  }

  /** Place of the last interval that begins at or before the instant, -1 when none does. */
  private indexAt(instant: number): number {
    let low = -1;
    let high = this.begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.begins[middle] ?? Infinity) <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private lastBegunBefore(instant: number): number {
    const index = this.indexAt(instant);
    return this.begins[index] === instant ? index - 1 : index;
  }
}

/** Open at every instant that a schedule can name. The bounds keep sums of milliseconds exact. */
export const alwaysOpen = new OpenHours([{ begin: -4e15, end: 4e15 }]);
