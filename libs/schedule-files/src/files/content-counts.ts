import type { Json } from '../content/content-builder.js';

/** What content comes to; `from` and `to` are the first and last instant (of a roster: date) of what is planned. */
export interface ContentCounts {
  counts: Record<string, number>;
  from: string | null;
  to: string | null;
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const itemsAt = (value: unknown, key: string): Json[] => {
  const list: unknown = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
};

function rangeOf(times: readonly unknown[]): Pick<ContentCounts, 'from' | 'to'> {
  let [from, to]: [string | null, string | null] = [null, null];
  for (const time of times) {
    if (typeof time !== 'string') continue;
    if (from === null || Date.parse(time) < Date.parse(from)) from = time;
    if (to === null || Date.parse(time) > Date.parse(to)) to = time;
  }
  return { from, to };
}

/** Counts what stands in content that was found well-formed; nothing for none. */
export function countsOf(content: Json | null): ContentCounts {
  if (content === null) return { counts: {}, from: null, to: null };
  const { schedule, roster } = content;
  const count = (of: unknown, keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, itemsAt(of, key).length]));
  if (roster !== undefined) {
    const dates = itemsAt(roster, 'shifts').map(({ date }) => date);
    return { counts: count(roster, ['people', 'shifts', 'assignments']), ...rangeOf(dates) };
  }
  const orders = itemsAt(schedule, 'jobs');
  const operations = orders.reduce((sum, order) => sum + itemsAt(order, 'operations').length, 0);
  const times = itemsAt(schedule, 'assignments').flatMap(({ start, end }) => [start, end]);
  return {
    counts: { orders: orders.length, operations, ...count(schedule, ['machines', 'people', 'assignments']) },
    ...rangeOf(times),
  };
}
