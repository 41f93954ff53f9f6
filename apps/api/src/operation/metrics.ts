import { setTimeout as delay } from 'node:timers/promises';
import { readSealLags, type SealLagSum } from '@countersign/audit';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Product } from '../product.js';
import { histogramText } from './histogram-text.js';
import { RequestTimes } from './request-times.js';

const openWork = `
select (select count(*)::int from review where state <> 'closed') as open,
  (select count(*)::int from review where state <> 'closed' and due_at < clock_timestamp()) as overdue,
  (select count(*)::int from check_run where state in ('pending', 'running')) as checks,
  (select count(*)::int from audit_pending) as pending,
  (select extract(epoch from clock_timestamp() - min(created_at))::float8 from audit_pending) as lag,
  case when exists (select from audit_verification) then not exists (select from audit_verification v where not v.ok and not exists (
    select from audit_verification w where w.ok and w.at > v.at and (w.kind = 'full' or v.kind = 'incremental'))) end as verified`;

const witnesses = `
select w.name, coalesce((select max(s.size)::float8 from audit_cosignature s where s.verifier_key = w.verifier_key), 0) as size,
  w.failure_at is not null as failing from witness w`;

interface WitnessState {
  name: string;
  size: number;
  failing: boolean;
}

interface Work {
  open: number;
  overdue: number;
  checks: number;
  pending: number;
  lag: number | null;
  verified: boolean | null;
}

/** How long a scrape waits for the database and for the store of images. */
const waitMs = 2_000;

/** Counted by the workers, in the database: each process of the API tells the same. */
const sealLagText = (lags: readonly SealLagSum[]): string =>
  histogramText(
    'countersign_log_seal_lag_seconds',
    'Time from the recording of an entry to its sealing, over all workers',
    [{ labels: {}, groups: lags }],
  );

/** Prometheus metrics of this process and of the work that waits. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new RequestTimes();

  private readonly databaseUp = this.gauge(
    'countersign_database_up',
    '1 when the database answered just now, 0 when not',
  );
  private readonly blobStoreUp = this.gauge(
    'countersign_blob_store_up',
    '1 when the store of images could be used just now, 0 when not',
  );
  private readonly witnessedSize = new Gauge({
    name: 'countersign_log_witnessed_size',
    help: 'Leaves of the largest tree that a witness cosigned',
    labelNames: ['witness'],
    registers: [this.registry],
  });
  private readonly witnessFailing = new Gauge({
    name: 'countersign_log_witness_failing',
    help: '1 when the last attempt to have a witness cosign failed, 0 when not',
    labelNames: ['witness'],
    registers: [this.registry],
  });
  private readonly gauges: [Gauge, (work: Work) => number | null][] = [
    [this.gauge('countersign_reviews_open', 'Reviews that wait or are claimed'), ({ open }) => open],
    [this.gauge('countersign_reviews_overdue', 'Open reviews that are past their due time'), ({ overdue }) => overdue],
    [this.gauge('countersign_check_runs_unfinished', 'Check runs that wait or run'), ({ checks }) => checks],
    [this.gauge('countersign_log_entries_pending', 'Audit entries that wait to be sealed'), ({ pending }) => pending],
    [
      this.gauge('countersign_log_pending_age_seconds', 'Age of the oldest entry that waits to be sealed'),
      ({ lag }) => lag ?? 0,
    ],
    [
      this.gauge(
        'countersign_log_verified',
        '1 when the log verifies, 0 while an alarm stands: a verification found faults and none of its reach has found none since',
      ),
      ({ verified }) => (verified === null ? null : Number(verified)),
    ],
  ];

  constructor(private readonly product: Product) {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** Notes one answered request; `route` is the pattern, never the address. */
  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.add(method, route, status, seconds);
  }

  /** All metrics as they are now. Those of the work that waits are left out where the database does not answer in time. */
  async text(): Promise<string> {
    const [work, blobs] = await Promise.all([this.readWork(), this.reachesBlobs()]);
    this.blobStoreUp.set(Number(blobs));
    this.databaseUp.set(work ? 1 : 0);
    for (const [gauge, value] of this.gauges) {
      const now = work ? value(work) : null;
      if (now === null) gauge.remove();
      else gauge.set(now);
    }
    this.setWitnesses(work?.witnesses ?? []);
    const own = `${await this.registry.metrics()}${this.requests.text()}`;
    return work ? `${own}${sealLagText(work.lags)}` : own;
  }

  private setWitnesses(states: readonly WitnessState[]): void {
    this.witnessedSize.reset();
    this.witnessFailing.reset();
    for (const { name, size, failing } of states) {
      this.witnessedSize.set({ witness: name }, size);
      this.witnessFailing.set({ witness: name }, Number(failing));
    }
  }

  private async reachesBlobs(): Promise<boolean> {
    const checked = this.product.blobs.check().then(
      () => true,
      () => false,
    );
    return Promise.race([checked, delay(waitMs, false, { ref: false })]);
  }

  private async readWork(): Promise<(Work & { witnesses: WitnessState[]; lags: SealLagSum[] }) | null> {
    const read = this.product.db.read(async (tx) => {
      const [row] = await tx.query<Work>(openWork);
      if (!row) return null;
      return { ...row, witnesses: await tx.query<WitnessState>(witnesses), lags: await readSealLags(tx) };
    });
    return Promise.race([read, delay(waitMs, null, { ref: false })]).catch(() => null);
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
