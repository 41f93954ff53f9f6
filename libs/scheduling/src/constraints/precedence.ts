import type { ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { PrecedenceViolation } from '../violation.js';

/** No operation starts before those it follows have ended. */
export function* checkPrecedence(model: ScheduleModel): Generator<PrecedenceViolation> {
  for (const { operation, start } of model.placements) {
    for (const before of operation.after) {
      const end = before.placement?.end ?? -Infinity;
      if (end <= start) continue;
      yield {
        constraint: 'precedence',
        operations: [before.id, operation.id],
        at: model.clock.toText(start),
        amount: (end - start) / minute,
        unit: 'minutes',
      };
    }
  }
}
