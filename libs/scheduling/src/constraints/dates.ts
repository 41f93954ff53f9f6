import { jobOutcome } from '../figures/job-outcome.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { DueViolation, ReleaseViolation } from '../violation.js';

/** No operation starts before the schedule begins or its job is released, whichever is later. */
export function* checkRelease(model: ScheduleModel): Generator<ReleaseViolation> {
  for (const { operation, start } of model.placements) {
    const { job } = operation;
    const fromJob = job.releaseAt !== null && job.releaseAt > model.start;
    const allowed = fromJob ? (job.releaseAt ?? model.start) : model.start;
    if (start >= allowed) continue;
    yield {
      constraint: 'release',
      operations: [operation.id],
      job: job.id,
      source: fromJob ? 'job' : 'schedule',
      at: model.clock.toText(start),
      allowedAt: model.clock.toText(allowed),
      amount: (allowed - start) / minute,
      unit: 'minutes',
    };
  }
}

/** No job ends after it is due. */
export function* checkDue(model: ScheduleModel): Generator<DueViolation> {
  for (const job of model.jobs) {
    const { last, tardiness } = jobOutcome(job);
    if (last === null || job.dueAt === null || tardiness === 0) continue;
    yield {
      constraint: 'due',
      operations: [last.operation.id],
      job: job.id,
      customer: job.customer,
      at: model.clock.toText(last.end),
      dueAt: model.clock.toText(job.dueAt),
      amount: tardiness / minute,
      unit: 'minutes',
    };
  }
}
