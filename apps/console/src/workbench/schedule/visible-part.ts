/** Place of the first item whose end lies after a value, in a list whose ends ascend; its length when there is none. */
export function firstEndingAfter<T>(items: readonly T[], value: number, endOf: (item: T) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && endOf(item) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
