/** How many of something, and the sum of their values, were above the group before and not above `upTo`. */
interface Group {
  upTo: number;
  entries: number;
  seconds: number;
}

/** What was counted under some labels; groups are in ascending order, the last one without a bound. */
export interface Series {
  labels: Record<string, string>;
  groups: readonly Group[];
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const labelled = (labels: Record<string, string>): string => {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return parts.length === 0 ? '' : `{${parts.join()}}`;
};

/** A histogram that prom-client did not count, in the text format of Prometheus. */
export function histogramText(name: string, help: string, all: readonly Series[]): string {
  const lines = all.flatMap(({ labels, groups }) => {
    let [count, sum] = [0, 0];
    const buckets = groups.map(({ upTo, entries, seconds }) => {
      count += entries;
      sum += seconds;
      return `${name}_bucket${labelled({ ...labels, le: upTo === Infinity ? '+Inf' : String(upTo) })} ${count}`;
    });
    return [...buckets, `${name}_sum${labelled(labels)} ${sum}`, `${name}_count${labelled(labels)} ${count}`];
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines, ''].join('\n');
}
