/** Calls `read` for 0 to count - 1 and gives the answers in order, with at most `ahead` calls under way. */
export async function* readAhead<T>(
  count: number,
  ahead: number,
  read: (index: number) => Promise<T>,
): AsyncGenerator<T> {
  const underWay: Promise<T>[] = [];
  let next = 0;
  while (next < count || underWay.length > 0) {
    while (next < count && underWay.length < ahead) {
      const call = read(next);
      // A failure surfaces when its turn comes; until then it must not count as unhandled.
      call.catch(() => undefined);
      underWay.push(call);
      next += 1;
    }
    const first = underWay.shift();
    if (first) yield await first;
  }
}
