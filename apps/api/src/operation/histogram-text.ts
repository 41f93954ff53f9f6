/** How many of something, and the sum of their values, were above the group before and not above `upTo`. */
interface Group {
  upTo: number;
  entries: number;
  seconds: number;
}

/** A histogram that was counted elsewhere, in the text format of Prometheus. Groups are in ascending order, the last one without a bound. */
export function histogramText(name: string, help: string, groups: readonly Group[]): string {
  let [count, sum] = [0, 0];
  const buckets = groups.map(({ upTo, entries, seconds }) => {
    count += entries;
    sum += seconds;
    return `${name}_bucket{le="${upTo === Infinity ? '+Inf' : upTo}"} ${count}`;
  });
  const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...buckets];
  return [...lines, `${name}_sum ${sum}`, `${name}_count ${count}`, ''].join('\n');
}
