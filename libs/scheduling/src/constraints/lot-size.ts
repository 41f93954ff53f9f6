import type { ScheduleModel } from '../model/schedule-model.js';
import type { LotSizeViolation } from '../violation.js';

/** Quantities are decimals; they are compared with this relative slack. */
const slack = 1e-9;

/** What an assignment carries (its own quantity, else that of the job) keeps the bounds of its operation; without either it is not checked. */
export function* checkLotSize(model: ScheduleModel): Generator<LotSizeViolation> {
  for (const { operation, quantity: stated } of model.placements) {
    const { lotSize, job } = operation;
    const quantity = stated ?? job.quantity;
    if (lotSize === null || quantity === null) continue;
    const breach = (problem: LotSizeViolation['problem'], bound: number, amount: number): LotSizeViolation => ({
      constraint: 'lot-size',
      problem,
      operations: [operation.id],
      job: job.id,
      quantity,
      bound,
      amount,
      unit: 'quantity',
    });
    const { minimum, maximum, multipleOf } = lotSize;
    const allowed = slack * Math.max(1, quantity);
    if (minimum - quantity > allowed) yield breach('minimum', minimum, minimum - quantity);
    if (quantity - maximum > allowed) yield breach('maximum', maximum, quantity - maximum);
    if (multipleOf === null) continue;
    const over = quantity - Math.floor((quantity + allowed) / multipleOf) * multipleOf;
    if (over > allowed) yield breach('multiple', multipleOf, over);
  }
}
