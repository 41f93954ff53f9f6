import type { Tx } from '@countersign/database';
import { before, spanOf, type Measurement, type RuleCounts, type RulePlan, type Span } from '@countersign/requirements';
import { countMeasurement } from '../counts/count-measurement.js';
import type { Grounds } from '../counts/scope.js';
import type { Dated } from './count-memory.js';

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
export type KnownCounts = Map<string, Promise<Dated<RuleCounts>>>;

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

  /** With the moment up to which was counted; null where the rule cannot be measured or binds no system. */
  async count(plan: RulePlan, systems: readonly string[]): Promise<Dated<RuleCounts> | null> {
    const { measurement } = plan;
    if (measurement === null || systems.length === 0) return null;
    const what = [measurement, global.has(measurement.kind) ? null : systems];
    const key = JSON.stringify([...what, sinceOf(plan, this.period), this.period.at]);
    const known = this.known.get(key);
    if (known) return known;
    const counts = this.counted(plan, measurement, systems, JSON.stringify(what));
    this.known.set(key, counts);
    return counts;
  }

  private async counted(plan: RulePlan, measurement: Measurement, systems: readonly string[], what: string) {
    const { shared, policy } = this.grounds;
    const count = (tx: Tx, at: Date): Promise<RuleCounts> => {
      const from = sinceOf(plan, { ...this.period, at });
      return countMeasurement(tx, { systems, from, to: at }, measurement, this.grounds);
    };
    const { at, from } = this.period;
    if (!shared) return { value: await count(this.tx, at), at };
    const isNow = at.getTime() === shared.now.getTime();
    // What has passed is counted up to its own moment, whenever that is done.
    const asked = isNow ? count : (tx: Tx): Promise<RuleCounts> => count(tx, at);
    const window = [plan.rule.window ?? plan.window, from ?? null, isNow ? 'now' : at];
    const counted = await shared.memory.count(this.tx, JSON.stringify([what, window, policy.digest]), at, asked);
    return isNow ? counted : { ...counted, at };
  }
}
