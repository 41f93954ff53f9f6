/** An item of two sequences: in both, only in the one before (`gone`), or only in the one after (`new`). */
export interface Change<T> {
  kind: 'same' | 'gone' | 'new';
  item: T;
}

/** More differences than this are not worth the time: all is taken away and all is added. */
const mostDifferences = 800;

/** Furthest places reached in each round, by diagonal; null when there are too many differences. */
function search<T>(before: readonly T[], after: readonly T[]): Int32Array[] | null {
  const most = Math.min(before.length + after.length, mostDifferences);
  const middle = most + 1;
  const reached = new Int32Array(2 * middle + 1);
  const rounds: Int32Array[] = [];
  for (let round = 0; round <= most; round += 1) {
    rounds.push(reached.slice());
    for (let diagonal = -round; diagonal <= round; diagonal += 2) {
      const [less, more] = [reached[middle + diagonal - 1] ?? 0, reached[middle + diagonal + 1] ?? 0];
      let x = diagonal === -round || (diagonal !== round && less < more) ? more : less + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reached[middle + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return rounds;
    }
  }
  return null;
}

/** Walks back from the end along the places that the search reached. */
function walkBack<T>(before: readonly T[], after: readonly T[], rounds: readonly Int32Array[]): Change<T>[] {
  const changes: Change<T>[] = [];
  let [x, y] = [before.length, after.length];
  for (let round = rounds.length - 1; round >= 0; round -= 1) {
    const reached = rounds[round] ?? new Int32Array();
    const middle = (reached.length - 1) / 2;
    const diagonal = x - y;
    const [less, more] = [reached[middle + diagonal - 1] ?? 0, reached[middle + diagonal + 1] ?? 0];
    const isDown = diagonal === -round || (diagonal !== round && less < more);
    const fromX = round === 0 ? 0 : isDown ? more : less;
    const fromY = round === 0 ? 0 : fromX - (isDown ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      changes.push({ kind: 'same', item: before[x] as T });
    }
    if (round === 0) break;
    changes.push(isDown ? { kind: 'new', item: after[y - 1] as T } : { kind: 'gone', item: before[x - 1] as T });
    [x, y] = [fromX, fromY];
  }
  return changes.reverse();
}

/** The fewest changes that make one sequence of the other (E. W. Myers, An O(ND) Difference Algorithm, 1986). */
export function changesBetween<T>(before: readonly T[], after: readonly T[]): Change<T>[] {
  const rounds = search(before, after);
  if (rounds) return walkBack(before, after, rounds);
  return [
    ...before.map((item) => ({ kind: 'gone' as const, item })),
    ...after.map((item) => ({ kind: 'new' as const, item })),
  ];
}
