/** The first of some moments at which something expires; null where nothing does. */
export function earliestExpiry(items: readonly { expiresAt: Date | null }[]): Date | null {
  const moments = items.flatMap(({ expiresAt }) => expiresAt?.getTime() ?? []);
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}
