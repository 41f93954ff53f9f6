import type { ScheduleModel } from '../model/schedule-model.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { QuantityViolation } from '../violation.js';

/** Quantities are decimals; they are compared with this relative slack. */
const slack = 1e-9;

/** The quantity that an assignment states is that of the job it belongs to; a job without a quantity says nothing. */
export function* checkQuantity(model: ScheduleModel): Generator<QuantityViolation> {
  for (const [index, { operation: id, quantity: claimed }] of model.source.assignments.entries()) {
    const job = claimed === undefined ? undefined : model.operations.get(id)?.job;
    const declared = job?.quantity ?? null;
    if (job === undefined || claimed === undefined || declared === null) continue;
    const amount = claimed - declared;
    if (Math.abs(amount) <= slack * Math.max(1, declared)) continue;
    const pointer = contentPointer('schedule', 'assignments', index, 'quantity');
    yield {
      constraint: 'quantity',
      operations: [id],
      job: job.id,
      claimed,
      declared,
      pointer,
      amount,
      unit: 'quantity',
    };
  }
}
