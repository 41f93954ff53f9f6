import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { before, spanOf, type RuleCounts, type RulePlan, type Span } from '@countersign/requirements';
import { countMeasurement } from '../counts/count-measurement.js';

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

/** Counts rules: a statement runs once, whatever number of rules of whatever pack asks the same. */
export class RuleCounter {
  readonly #known = new Map<string, Promise<RuleCounts>>();

  constructor(
    private readonly tx: Tx,
    private readonly policy: Policy,
    private readonly period: Period,
  ) {}

  /** Null where the rule cannot be measured or binds no system. */
  async count(plan: RulePlan, systems: readonly string[]): Promise<RuleCounts | null> {
    const { measurement } = plan;
    if (measurement === null || systems.length === 0) return null;
    const since = sinceOf(plan, this.period);
    const key = JSON.stringify([measurement, systems, since]);
    const known = this.#known.get(key);
    if (known) return known;
    const counts = countMeasurement(this.tx, { systems, from: since, to: this.period.at }, measurement, this.policy);
    this.#known.set(key, counts);
    return counts;
  }
}
