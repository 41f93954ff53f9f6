/** What a batch may hold. */
export interface BatchLimits {
  items: number;
  /** Most tokens of a batch, counting every item as long as the longest. */
  tokens?: number | undefined;
}

/** How far behind the first in line a batch looks for items of similar length, in batches. */
const lookAhead = 8;

/**
 * Takes a batch out of a queue: the item that waits longest, and those of the next ones that are nearest to it in size,
 * so that little is spent on padding. What is left, and the batch, keep their order. Nothing is passed over for ever: the
 * first in line is always taken.
 */
export function chooseBatch<T extends { size: number }>(queue: T[], { items, tokens }: BatchLimits): T[] {
  const [first] = queue;
  if (!first) return [];
  if (queue.length <= items && tokens === undefined) return queue.splice(0);
  const ahead = queue.slice(0, items * lookAhead);
  const nearest = ahead
    .slice(1)
    .map((item, index) => ({ item, index, distance: Math.abs(item.size - first.size) }))
    .sort((one, other) => one.distance - other.distance || one.index - other.index);
  const taken = new Set([first]);
  let longest = first.size;
  for (const { item } of nearest) {
    if (taken.size >= items) break;
    const longer = Math.max(longest, item.size);
    if (tokens !== undefined && longer * (taken.size + 1) > tokens) continue;
    longest = longer;
    taken.add(item);
  }
  const rest = queue.slice(ahead.length);
  queue.splice(0, queue.length, ...ahead.filter((item) => !taken.has(item)), ...rest);
  return ahead.filter((item) => taken.has(item));
}
