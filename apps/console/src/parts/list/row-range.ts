/** The rows that are chosen once all between two are added, in the order of the list; no more than `most`, and none given up. */
export function withRange(
  chosen: ReadonlySet<string>,
  rows: readonly string[],
  [from, to]: readonly [string, string],
  most: number,
): ReadonlySet<string> {
  const ends = [rows.indexOf(from), rows.indexOf(to)].filter((place) => place >= 0);
  const range = rows.slice(Math.min(...ends), Math.max(...ends) + 1);
  return new Set([...chosen, ...range.filter((id) => !chosen.has(id))].slice(0, Math.max(most, chosen.size)));
}
