/** Filters of a list as react-admin holds them and the address carries them. */
export type Filters = Readonly<Record<string, unknown>>;

const sorted = (filters: Filters): [string, unknown][] =>
  Object.entries(filters)
    .filter(([, value]) => value !== undefined && value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Whether two sets of filters leave the same, whatever their order. */
export const sameFilters = (one: Filters, other: Filters): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** The address of a list with these filters: all that is needed to come to it, for whoever opens it. */
export const addressWith = (list: string, filters: Filters): string =>
  `/${list}?filter=${encodeURIComponent(JSON.stringify(Object.fromEntries(sorted(filters))))}`;
