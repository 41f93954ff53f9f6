import { loadOf } from '../model/batches.js';
import type { Batch, Machine, ScheduleModel } from '../model/schedule-model.js';
import { alwaysOpen } from '../time/open-hours.js';
import { minute } from '../time/zone-clock.js';
import type { BatchViolation } from '../violation.js';
import { findOverlaps } from './overlap.js';

/** Sums of decimal quantities are compared with this relative slack. */
const slack = 1e-9;

/** What a batching machine does at a time is one batch: it starts and ends together, is of one family, and fits. */
export function* checkBatches(model: ScheduleModel): Generator<BatchViolation> {
  for (const machine of model.machines.values()) {
    if (machine.batch === null) continue;
    for (const { earlier, later, shared } of findOverlaps(machine.queue, alwaysOpen)) {
      yield {
        constraint: 'batch',
        problem: 'times',
        operations: [earlier.operation.id, later.operation.id],
        machine: machine.id,
        at: model.clock.toText(later.start),
        bound: null,
        quantity: null,
        amount: shared / minute,
        unit: 'minutes',
      };
    }
    for (const batch of new Set(machine.queue.flatMap((placement) => placement.batch ?? []))) {
      yield* checkBatch(model, machine, batch);
    }
  }
}

function* checkBatch(model: ScheduleModel, machine: Machine, { members }: Batch): Generator<BatchViolation> {
  const { capacity, minimum } = machine.batch ?? { capacity: Infinity, minimum: 0 };
  const common = {
    constraint: 'batch',
    operations: members.map(({ operation }) => operation.id),
    machine: machine.id,
    at: model.clock.toText(members[0]?.start ?? model.start),
  } as const;
  const families = new Set(members.map(({ operation }) => operation.family)).size;
  if (families > 1)
    yield { ...common, problem: 'family', bound: null, quantity: null, amount: families - 1, unit: 'families' };
  const quantity = members.reduce((sum, member) => sum + loadOf(member), 0);
  const allowed = slack * Math.max(1, quantity);
  if (quantity - capacity > allowed)
    yield { ...common, problem: 'capacity', bound: capacity, quantity, amount: quantity - capacity, unit: 'quantity' };
  if (minimum - quantity > allowed)
    yield { ...common, problem: 'minimum', bound: minimum, quantity, amount: minimum - quantity, unit: 'quantity' };
}
