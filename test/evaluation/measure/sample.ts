/** `count` of the items without putting back, in random order. */
export function sample<T>(items: readonly T[], count: number, random: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) {
    const at = Math.floor(random() * left.length);
    const [item] = left.splice(at, 1, ...left.splice(-1));
    if (item !== undefined) drawn.push(item);
  }
  return drawn;
}
