/** The mean of the shares of good and of bad items that are told rightly; NaN with one kind only. */
export function balancedAccuracy<T extends { good: boolean }>(
  items: readonly T[],
  isCalledGood: (item: T) => boolean,
): number {
  const counts = { good: [0, 0], bad: [0, 0] } as Record<'good' | 'bad', [number, number]>;
  for (const item of items) {
    const count = counts[item.good ? 'good' : 'bad'];
    count[0] += Number(isCalledGood(item) === item.good);
    count[1] += 1;
  }
  return (counts.good[0] / counts.good[1] + counts.bad[0] / counts.bad[1]) / 2;
}
