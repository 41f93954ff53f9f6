import { loadOf } from '../model/batches.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import type { MachineSequence } from './machine-sequence.js';
import type { Obstacle } from './obstacle.js';
import type { Sequenced, SequencedUnit } from './sequence-order.js';

/**
 * The sequences as units by machine: neighbours of one batch as submitted, on its machine, stay one, but for operations that
 * have `left` theirs. Or what no machine can do.
 */
export function readSequences(
  model: ScheduleModel,
  sequences: readonly MachineSequence[],
  left: ReadonlySet<string>,
): { queues: SequencedUnit[][] } | Obstacle {
  const queues: SequencedUnit[][] = [];
  const seen = new Set<string>();
  for (const { machine, operations } of sequences) {
    const queue: Sequenced[][] = [];
    for (const id of operations) {
      const placement = model.operations.get(id)?.placement ?? null;
      if (placement === null) return { kind: 'unknown', reference: 'operation', name: id };
      if (seen.has(id)) return { kind: 'repeated', operation: id };
      seen.add(id);
      // An operation that already stands on a machine that cannot do it is a finding of the re-check, and may stay there.
      if (machine !== placement.machineId && !placement.operation.eligible.has(machine))
        return { kind: 'eligibility', operation: id, machine };
      const before = queue.at(-1);
      if (before?.[0] !== undefined && staysTogether(model, before[0].placement.operation.id, id, machine, left))
        before.push({ placement, machine });
      else queue.push([{ placement, machine }]);
    }
    for (const unit of queue) unit.sort((a, b) => a.placement.rank - b.placement.rank);
    const unfit = queue.find((unit) => !fits(model, machine, unit));
    if (unfit !== undefined)
      return { kind: 'batch', machine, operations: unfit.map(({ placement }) => placement.operation.id) };
    queues.push(queue);
  }
  return { queues };
}

/** Whether two neighbours on a machine are of one batch as submitted, and neither has left it. */
export function staysTogether(
  { operations }: ScheduleModel,
  one: string,
  other: string,
  machine: string,
  left: ReadonlySet<string>,
): boolean {
  const batch = operations.get(one)?.placement?.batch ?? null;
  if (batch === null || left.has(one) || left.has(other)) return false;
  return batch.machine.id === machine && operations.get(other)?.placement?.batch === batch;
}

/** Whether a batching machine takes that much at a time; a batch as submitted is left to the re-check. */
function fits({ machines }: ScheduleModel, machineId: string, unit: SequencedUnit): boolean {
  const bounds = machines.get(machineId)?.batch ?? null;
  const [lead] = unit;
  if (bounds === null || lead === undefined) return true;
  if (lead.placement.machineId === machineId && lead.placement.batch?.members.length === unit.length) return true;
  const load = unit.reduce((sum, { placement }) => sum + loadOf(placement), 0);
  const slack = 1e-9 * Math.max(1, load);
  return load <= bounds.capacity + slack && load >= bounds.minimum - slack;
}
