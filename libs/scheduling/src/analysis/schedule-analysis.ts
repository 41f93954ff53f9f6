import type { ClaimComparison } from '../constraints/claims.js';
import type { Bottleneck } from '../explain/bottlenecks.js';
import type { Chain, JobDelay } from '../explain/explain-schedule.js';
import type { LateGroup, LateGroups, LateShare, LateShares } from '../fairness/late-shares.js';
import type { LoadShare } from '../fairness/load-shares.js';
import type { KeyFigures } from '../figures/key-figures.js';
import type { ScheduleViolation } from '../violation.js';
import type { ChangeoverInterval } from './changeover-intervals.js';
import type { ScheduleDifference } from './schedule-difference.js';

/** Why one job is late, with the chain that ends with it: its last steps, null beyond the jobs that are latest. */
export interface LateJob extends JobDelay {
  chain: Chain | null;
}

/** How a job ends against its promise; jobs that miss it most first. */
export interface JobLateness {
  job: string;
  customer: string | null;
  /** Class of the order, and class of its customer by the master list. */
  class: string | null;
  customerClass: string | null;
  priority: number | null;
  dueAt: string | null;
  endsAt: string | null;
  /** False when an operation is not placed; the end is then only a lower bound. */
  complete: boolean;
  /** End minus due date, negative when early; null without either. */
  latenessMinutes: number | null;
}

/** How much later an operation may end without harm; see `operationSlack`. */
export interface SlackOfOperation {
  operation: string;
  latestEndsAt: string;
  minutes: number;
}

/** Minutes of one machine, one figure for each bucket. */
export interface MachineLoad {
  machine: string;
  open: number[];
  /** Working within open hours; an instant counts once, also where operations overlap. */
  busy: number[];
  /** Open minutes taken by changeovers as `ChangeoverInterval` places them. */
  changeover: number[];
}

/** What machines do over time; `edges` are the borders of the buckets, one more than there are. */
export interface LoadOverTime {
  bucketMinutes: number;
  edges: string[];
  machines: MachineLoad[];
}

/** A customer's late share with its interval of 95 % (Wilson). */
export interface CustomerLateShare extends LateShare {
  interval: { value: number; from: number; to: number };
}

/** Late shares of groups of orders, highest first, each with its interval of 95 % (Wilson). */
export interface LateGroupShares {
  groups: (LateGroup & { interval: CustomerLateShare['interval'] })[];
  comparison: LateGroups['comparison'];
}

/** How lateness falls on customers, classes of orders and priorities, and work on people and their declared groups. */
export interface ScheduleFairness {
  customers: CustomerLateShare[];
  comparison: LateShares['comparison'];
  /** By `job.class`; orders without one are left out. */
  classes: LateGroupShares;
  /** By `job.priority`, as text. Priorities are meant to be served unequally: shown, and no fault by themselves. */
  priorities: LateGroupShares;
  /** Empty where nobody is declared. */
  loads: LoadShare[];
}

/** Everything that can be said about a schedule from its assignments; plain data, instants RFC 3339 in its zone. */
export interface ScheduleAnalysis {
  figures: KeyFigures & { changeoverMinutes: number };
  claims: ClaimComparison[];
  violations: ScheduleViolation[];
  lateJobs: LateJob[];
  criticalPath: Chain;
  slack: SlackOfOperation[];
  bottlenecks: Bottleneck[];
  changeovers: ChangeoverInterval[];
  load: LoadOverTime;
  lateness: JobLateness[];
  fairness: ScheduleFairness;
  /** Against the revision before; null where none was given. */
  difference: ScheduleDifference | null;
}
