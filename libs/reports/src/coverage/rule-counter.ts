import type { Tx } from '@countersign/database';
import { before, spanOf, type Measurement, type RuleCounts, type RulePlan, type Span } from '@countersign/requirements';
import { countMeasurement } from '../counts/count-measurement.js';
import type { Grounds } from '../counts/scope.js';

/** The moment that rules look back from, and the begin of the period where one is set. */
export interface Period {
  at: Date;
  /** Rules without a window of their own look from here on; else the window of their pack. */
  from?: Date;
}

/** Where the window of a rule begins. */
export function sinceOf({ rule, window }: RulePlan, { at, from }: Period): Date {
  return rule.window === undefined && from !== undefined ? from : before(at, window);
}

/** From when what a rule counts was looked at; null where all up to the moment was. */
export function beginOf(plan: RulePlan, period: Period): Date | null {
  const span: Span = plan.measurement === null ? { of: 'window' } : spanOf(plan.measurement);
  if (span.of === 'all') return null;
  return span.of === 'last' ? before(period.at, span.duration) : sinceOf(plan, period);
}

/** Counts by what was counted: kept by who computes coverage several times, at moments of one transaction or read. */
export type KnownCounts = Map<string, Promise<RuleCounts>>;

/** What is counted over the whole log, whatever AI systems are looked at. */
const global: ReadonlySet<Measurement['kind']> = new Set([
  'entries-pseudonymous',
  'newest-entry-fresh',
  'policies-approved',
  'log-verified',
  'log-verified-after',
  'log-kept',
]);

/** Counts rules: a statement runs once, whatever number of rules of whatever pack asks the same. */
export class RuleCounter {
  constructor(
    private readonly tx: Tx,
    private readonly grounds: Grounds,
    private readonly period: Period,
    private readonly known: KnownCounts,
  ) {}

  /** Null where the rule cannot be measured or binds no system. */
  async count(plan: RulePlan, systems: readonly string[]): Promise<RuleCounts | null> {
    const { measurement } = plan;
    if (measurement === null || systems.length === 0) return null;
    const since = sinceOf(plan, this.period);
    const key = JSON.stringify([measurement, global.has(measurement.kind) ? null : systems, since, this.period.at]);
    const known = this.known.get(key);
    if (known) return known;
    const counts = countMeasurement(this.tx, { systems, from: since, to: this.period.at }, measurement, this.grounds);
    this.known.set(key, counts);
    return counts;
  }
}
