import type { Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import type { Tier } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';

/** A human task to put into the queue. `findingCounts` are critical, major, minor, info. */
export interface ReviewTask {
  submissionId: string;
  queue: string;
  tier: Tier;
  priority: number;
  system: string;
  modality: string;
  competences: readonly string[];
  dueAt: Date | null;
  approvalsNeeded: number;
  findingCounts: readonly [number, number, number, number];
  inconclusive: number;
  submitterId: string;
  /** Language of the output as its submitter tagged it. */
  language: string | null;
  tags: readonly string[];
  /** Points of priority that an hour of waiting adds. */
  pointsPerHour: number;
}

/** How many approvals of a submission count on after it was routed again. */
export interface Recount {
  submissionId: string;
  approvalsGiven: number;
}

/** What the review side does in the same transaction when a submission's state asks for it; libs/reviews implements it. */
export interface ReviewTasks {
  /** Locks the open tasks of these submissions, before the submissions themselves: whoever decides has their task first, too. */
  lock(tx: Tx, submissionIds: readonly string[]): Promise<void>;
  /** Puts tasks into the queue, or brings waiting ones up to date after a change of policy. */
  open(tx: Tx, tasks: readonly ReviewTask[]): Promise<void>;
  /**
   * Counts the approvals of waiting tasks anew, before they are brought up to date: where other people are asked for than before,
   * only approvals of who may decide on it as it will be count on. Who gave another decides no more; the log says so. Answers the changed ones.
   */
  recount(tx: Tx, actor: Actor, tasks: readonly ReviewTask[], policy: Policy, now: Date): Promise<readonly Recount[]>;
  /** Takes a task out of the queue because its submission is no longer to be decided. */
  close(tx: Tx, submissionId: string): Promise<void>;
}
