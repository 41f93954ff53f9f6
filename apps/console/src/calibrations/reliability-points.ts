import type { ReliabilityView } from '@countersign/contracts';

/** A point of a reliability diagram: what was promised and what came, from 0 to 1, and on how many labels it stands. */
export interface ReliabilityPoint {
  promised: number;
  seen: number;
  count: number;
}

/** The bins that hold labels, from the lowest promise to the highest. */
export function pointsOf({ bins }: ReliabilityView): ReliabilityPoint[] {
  return bins
    .flatMap(({ promised, seen, count }) => (promised === null || seen === null ? [] : [{ promised, seen, count }]))
    .sort((a, b) => a.promised - b.promised);
}

/** Radius of a point in pixels: its area grows with its labels, and the fullest one has the largest. */
export function radiusOf(count: number, most: number): number {
  const [least, largest] = [3, 9];
  return most === 0 ? least : Math.max(least, largest * Math.sqrt(count / most));
}
