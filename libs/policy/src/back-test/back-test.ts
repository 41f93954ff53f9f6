import type { BackTestResult, Modality, SubmissionState } from '@countersign/contracts';
import type { RoutingPolicy } from '../policy.js';
import { reviewFacts } from '../review-facts.js';
import { DecisionGroups } from './decision-groups.js';
import { destinationOf, directionOf, isSameDestination, type Destination } from './destination.js';
import { ReviewTimes, type ReviewTime } from './review-times.js';
import { Shifts } from './shifts.js';

/** An output of the past: its facts as they were stored, where it went, and what became of it. */
export interface PastRouting {
  submission: string;
  system: string;
  modality: Modality;
  state: SubmissionState;
  facts: unknown;
  went: Destination;
}

/** Changed outputs that a result names, unless asked for more. */
const usualExamples = 100;
interface SystemCount {
  system: string;
  modality: Modality;
  replayed: number;
  changed: number;
  raised: number;
  lowered: number;
}

/** Tries a policy on outputs of the past, one after the other; memory does not grow with their number. */
export class BackTest {
  private submissions = 0;
  private replayed = 0;
  private changed = 0;
  private readonly totals = { raised: 0, lowered: 0, same: 0 };
  private readonly notReplayed = { noFacts: 0, olderFacts: 0 };
  private readonly shifts = new Shifts();
  private readonly decisions = new DecisionGroups();
  private readonly systems = new Map<string, SystemCount>();
  private readonly examples: BackTestResult['examples'] = [];
  private readonly times: ReviewTimes;

  /** `times` is how long reviews took people, by modality and tier. */
  constructor(
    private readonly policy: RoutingPolicy,
    times: readonly ReviewTime[],
    private readonly mostExamples = usualExamples,
  ) {
    this.times = new ReviewTimes(times);
  }

  add(past: PastRouting): void {
    this.submissions += 1;
    if (past.facts === null) {
      this.notReplayed.noFacts += 1;
      return;
    }
    const facts = reviewFacts.safeParse(past.facts);
    if (!facts.success) {
      this.notReplayed.olderFacts += 1;
      return;
    }
    this.compare(past, destinationOf(this.policy, facts.data));
  }

  private compare(past: PastRouting, to: Destination): void {
    const { went: from, submission, state, modality } = past;
    const direction = directionOf(from, to);
    const count = this.countOf(past);
    this.replayed += 1;
    count.replayed += 1;
    this.totals[direction] += 1;
    this.decisions.add(direction, state);
    this.times.add(modality, to.tier, to.approvals - from.approvals);
    if (direction !== 'same') count[direction] += 1;
    if (isSameDestination(from, to)) return;
    this.changed += 1;
    count.changed += 1;
    this.shifts.add(from, to);
    if (this.examples.length < this.mostExamples) this.examples.push({ submission, from, to });
  }

  private countOf({ system, modality }: PastRouting): SystemCount {
    const key = `${system} ${modality}`;
    const count = this.systems.get(key) ?? { system, modality, replayed: 0, changed: 0, raised: 0, lowered: 0 };
    this.systems.set(key, count);
    return count;
  }

  /** What was found; `days` is the length of the time that the outputs are from. */
  result(days: number): BackTestResult {
    return {
      submissions: this.submissions,
      replayed: this.replayed,
      notReplayed: { ...this.notReplayed },
      changed: this.changed,
      raised: this.totals.raised,
      lowered: this.totals.lowered,
      shifts: this.shifts.tables(),
      systems: [...this.systems.values()].toSorted((a, b) => b.changed - a.changed || (a.system < b.system ? -1 : 1)),
      decisions: this.decisions.table(),
      hours: this.times.forecast(days),
      examples: [...this.examples],
    };
  }
}
