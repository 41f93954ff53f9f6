import {
  exceptionKinds,
  outcomes,
  severities,
  tiers,
  type ExceptionKind,
  type Outcome,
  type Severity,
  type Tier,
} from '@countersign/contracts';
import type { ReportDecision } from './report-decision.js';

/** Upper ends, in seconds, of the groups in which review times are counted; the last group has none. */
export const reviewTimeEnds = [15, 30, 60, 120, 300, 600, 1800, 3600] as const;

/** What one person decided in the period, under the name that the log knows. */
export interface PersonSummary {
  pseudonym: string;
  role: string;
  outcomes: Record<Outcome, number>;
  /** Of those decided one by one: how long the others were looked at is not known. */
  timed: number;
  reviewSeconds: number;
}

const counts = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

/** The Monday (UTC) of the week of an instant, `YYYY-MM-DD`. */
export function weekOf(at: string): string {
  const date = new Date(at);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** Counts over the decisions of a report, gathered while they are read once. Memory grows with people, systems and weeks only. */
export class ReportSummary {
  decisions = 0;
  findings = 0;
  /** Approvals that count no more. */
  lapsed = 0;
  readonly outcomes = counts<Outcome>(outcomes);
  readonly tiers = counts<Tier>(tiers);
  readonly severities = counts<Severity>(severities);
  readonly exceptions = counts<ExceptionKind>(exceptionKinds);
  /** Decided together with others: in no group of review times. */
  together = 0;
  readonly reviewTimes: number[] = [...reviewTimeEnds, 0].map(() => 0);
  readonly systems = new Map<string, Record<Outcome, number>>();
  readonly weeks = new Map<string, Record<Outcome, number>>();
  readonly people = new Map<string, PersonSummary>();
  /** Decisions that are an exception of any kind. */
  exceptional = 0;

  add(decision: ReportDecision): void {
    const { outcome, submission, decider, reviewSeconds, together } = decision;
    this.decisions += 1;
    this.outcomes[outcome] += 1;
    if (decision.lapsedAt !== null) this.lapsed += 1;
    if (submission.tier) this.tiers[submission.tier] += 1;
    this.findings += decision.findings.length + decision.findingsOmitted;
    for (const { severity } of decision.findings) this.severities[severity] += 1;
    for (const kind of decision.exceptions) this.exceptions[kind] += 1;
    if (decision.exceptions.length > 0) this.exceptional += 1;
    const isTimed = together === null;
    if (isTimed) this.#time(reviewSeconds);
    else this.together += 1;
    this.#group(this.systems, submission.system)[outcome] += 1;
    this.#group(this.weeks, weekOf(decision.at))[outcome] += 1;
    const person = this.#person(decider);
    person.outcomes[outcome] += 1;
    if (!isTimed) return;
    person.timed += 1;
    person.reviewSeconds += reviewSeconds;
  }

  addExpiredClaim(): void {
    this.exceptions['claim-expired'] += 1;
  }

  #time(seconds: number): void {
    const group = reviewTimeEnds.findIndex((end) => seconds <= end);
    const index = group < 0 ? reviewTimeEnds.length : group;
    this.reviewTimes[index] = (this.reviewTimes[index] ?? 0) + 1;
  }

  #person({ pseudonym, role }: ReportDecision['decider']): PersonSummary {
    const known = this.people.get(pseudonym);
    if (known) return known;
    const fresh = { pseudonym, role, outcomes: counts<Outcome>(outcomes), timed: 0, reviewSeconds: 0 };
    this.people.set(pseudonym, fresh);
    return fresh;
  }

  #group(groups: Map<string, Record<Outcome, number>>, key: string): Record<Outcome, number> {
    const known = groups.get(key);
    if (known) return known;
    const fresh = counts<Outcome>(outcomes);
    groups.set(key, fresh);
    return fresh;
  }
}
