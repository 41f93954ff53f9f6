import { supplyOf } from '../model/material-supply.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import type { MaterialViolation } from '../violation.js';

/** Stock and arrivals cover what operations take when they start, in the order in which they start. */
export function* checkMaterial(model: ScheduleModel): Generator<MaterialViolation> {
  for (const { material, withdrawals } of supplyOf(model)) {
    for (const { placement, quantity, short } of withdrawals) {
      if (short === 0) continue;
      yield {
        constraint: 'material',
        operations: [placement.operation.id],
        material: material.id,
        at: model.clock.toText(placement.start),
        needed: quantity,
        amount: short,
        unit: 'quantity',
      };
    }
  }
}
