import type { ScheduleModel } from '../model/schedule-model.js';
import type { CompletenessViolation, CycleViolation } from '../violation.js';

/** Every operation is assigned exactly once. */
export function* checkCompleteness(model: ScheduleModel): Generator<CompletenessViolation> {
  for (const { id, job, assignments } of model.operations.values()) {
    if (assignments === 1) continue;
    const problem = assignments === 0 ? 'missing' : 'repeated';
    const amount = assignments - 1;
    yield { constraint: 'completeness', problem, operations: [id], job: job.id, amount, unit: 'assignments' };
  }
}

/** No operations wait for each other in a ring. */
export function* checkCycles(model: ScheduleModel): Generator<CycleViolation> {
  for (const cycle of model.cycles) {
    const operations = cycle.map(({ id }) => id);
    yield { constraint: 'cycle', operations, amount: operations.length, unit: 'operations' };
  }
}
