import type { Job, Placement } from '../model/schedule-model.js';

/** How a job ends; milliseconds. */
export interface JobOutcome {
  /** Its placed operation that ends last, null when none is placed. */
  last: Placement | null;
  /** Whether all of its operations are placed; else the end can only come later. */
  complete: boolean;
  /** End minus due date, negative when early; null without a due date or a placed operation. */
  lateness: number | null;
  /** Lateness where positive, else 0. */
  tardiness: number;
}

/** When a job ends and by how much it misses its due date. */
export function jobOutcome(job: Pick<Job, 'operations' | 'dueAt'>): JobOutcome {
  let last: Placement | null = null;
  for (const { placement } of job.operations) {
    if (placement !== null && (last === null || endsAfter(placement, last))) last = placement;
  }
  const complete = job.operations.every(({ placement }) => placement !== null);
  const lateness = last === null || job.dueAt === null ? null : last.end - job.dueAt;
  return { last, complete, lateness, tardiness: Math.max(0, lateness ?? 0) };
}

function endsAfter(one: Placement, other: Placement): boolean {
  return one.end > other.end || (one.end === other.end && one.rank > other.rank);
}
