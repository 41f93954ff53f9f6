/** A stretch of a text that something is said about. */
export interface TextRange {
  start: number;
  end: number;
  key: string;
}

/** A stretch of a text without a boundary inside, and the keys of all ranges that cover it. */
export interface TextSegment {
  start: number;
  end: number;
  keys: string[];
}

/** Cuts a text of that length at every boundary of its ranges; ranges outside of it are cut to fit. */
export function textSegments(length: number, ranges: readonly TextRange[]): TextSegment[] {
  const fitting = ranges
    .map(({ start, end, key }) => ({ key, start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end);
  const cuts = [...new Set([0, length, ...fitting.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const opening = Map.groupBy(fitting, ({ start }) => start);
  const segments: TextSegment[] = [];
  let open: typeof fitting = [];
  for (let nth = 0; nth + 1 < cuts.length; nth++) {
    const start = cuts[nth] ?? 0;
    const end = cuts[nth + 1] ?? length;
    open = [...open.filter((range) => range.end > start), ...(opening.get(start) ?? [])];
    segments.push({ start, end, keys: open.map(({ key }) => key) });
  }
  return segments;
}
