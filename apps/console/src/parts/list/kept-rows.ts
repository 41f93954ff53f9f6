/** The rows that stay chosen where only these may be: the very same set where all of them may. */
export function keptRows(chosen: ReadonlySet<string>, rows: readonly string[]): ReadonlySet<string> {
  const kept = rows.filter((id) => chosen.has(id));
  return kept.length === chosen.size ? chosen : new Set(kept);
}
