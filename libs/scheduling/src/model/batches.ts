import { sharedHours } from '../time/shared-hours.js';
import type { Batch, Machine, Placement } from './schedule-model.js';

/** Forms the batches of a batching machine from its queue: those that start and end together; their hours become those that all of them have. */
export function formBatches(machine: Machine, hoursOf: ReturnType<typeof sharedHours>): void {
  const batches: Batch[] = [];
  for (const placement of machine.queue) {
    let batch = batches.at(-1);
    const first = batch?.members[0];
    if (batch === undefined || first?.start !== placement.start || first.end !== placement.end) {
      batch = { machine, members: [], needed: null };
      batches.push(batch);
    }
    batch.members.push(placement);
    placement.batch = batch;
    if (placement.needed !== null) batch.needed = Math.max(batch.needed ?? 0, placement.needed);
  }
  for (const { members } of batches) {
    const [lead, ...mates] = members;
    if (lead === undefined || mates.length === 0) continue;
    const hours = mates.reduce((shared, mate) => hoursOf(shared, mate.hours), lead.hours);
    for (const member of members) member.hours = hours;
  }
}

/** Whether two operations run together. */
export function isTogether(one: Placement, other: Placement): boolean {
  return one.batch !== null && one.batch === other.batch;
}

/** Processing milliseconds: in a batch those of its longest member; null when the machine cannot do the operation. */
export function timeNeeded({ needed, batch }: Placement): number | null {
  return needed === null || batch === null ? needed : batch.needed;
}

/** The quantity that an operation brings into a batch: as assigned, else that of its job, else one. */
export function loadOf({ quantity, operation }: Placement): number {
  return quantity ?? operation.job.quantity ?? 1;
}

/** What a machine does one after the other: its queue, of each batch only the first by rank. */
export function runsOf({ batch, queue }: Machine): readonly Placement[] {
  return batch === null ? queue : queue.filter((placement) => placement.batch?.members[0] === placement);
}
