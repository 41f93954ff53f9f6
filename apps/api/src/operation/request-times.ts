import { histogramText, type Series } from './histogram-text.js';

const bounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, Infinity];

/** How long requests took, by method, route and status. Counted here, since prom-client sorts and joins the labels anew for each request. */
export class RequestTimes {
  private readonly series = new Map<string, Series>();

  /** Notes one answered request; `route` is the pattern, never the address. */
  add(method: string, route: string, status: number, seconds: number): void {
    const { groups } = this.of(method, route, status);
    const group = groups[bounds.findIndex((bound) => seconds <= bound)];
    if (!group) return;
    group.entries += 1;
    group.seconds += seconds;
  }

  /** All of them in the text format of Prometheus. */
  text(): string {
    const help = 'Time from request to answer, by route and status';
    return histogramText('countersign_http_request_seconds', help, [...this.series.values()]);
  }

  private of(method: string, route: string, status: number): Series {
    const key = `${method} ${status} ${route}`;
    const known = this.series.get(key);
    if (known) return known;
    const groups = bounds.map((upTo) => ({ upTo, entries: 0, seconds: 0 }));
    const made = { labels: { method, route, status: String(status) }, groups };
    this.series.set(key, made);
    return made;
  }
}
