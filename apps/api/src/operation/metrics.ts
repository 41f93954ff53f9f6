import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Product } from '../product.js';

const openWork = `
select (select count(*)::int from review where state <> 'closed') as open,
  (select count(*)::int from check_run where state in ('pending', 'running')) as checks,
  (select count(*)::int from audit_pending) as pending,
  (select extract(epoch from clock_timestamp() - min(created_at))::float8 from audit_pending) as lag,
  (select ok from audit_verification order by at desc limit 1) as verified`;

/** Prometheus metrics of this process and of the work that waits. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'countersign_http_request_seconds',
    help: 'Time from request to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [this.registry],
  });

  constructor(private readonly product: Product) {
    collectDefaultMetrics({ register: this.registry });
    this.gauges();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** Notes one answered request; `route` is the pattern, never the address. */
  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  private gauges(): void {
    const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [this.registry] });
    const open = gauge('countersign_reviews_open', 'Reviews that wait or are claimed');
    const checks = gauge('countersign_check_runs_unfinished', 'Check runs that wait or run');
    const pending = gauge('countersign_log_entries_pending', 'Audit entries that wait to be sealed');
    const lag = gauge('countersign_log_seal_lag_seconds', 'Age of the oldest entry that waits to be sealed');
    const { db } = this.product;
    new Gauge({
      name: 'countersign_log_verified',
      help: '1 when the last verification of the log found it whole, 0 when it did not',
      registers: [this.registry],
      async collect() {
        const [row] = await db.read((tx) =>
          tx.query<{ open: number; checks: number; pending: number; lag: number | null; verified: boolean | null }>(
            openWork,
          ),
        );
        if (!row) return;
        open.set(row.open);
        checks.set(row.checks);
        pending.set(row.pending);
        lag.set(row.lag ?? 0);
        if (row.verified !== null) this.set(row.verified ? 1 : 0);
      },
    });
  }
}
