import type { ScheduleModel } from '../model/schedule-model.js';

/** The operations of one machine in the order in which it does them. */
export interface MachineSequence {
  machine: string;
  operations: readonly string[];
}

/** What every machine does, in order of start; also machines that are not declared, and those that do nothing. */
export function sequenceOf(model: ScheduleModel): MachineSequence[] {
  const queues = new Map([...model.machines.keys()].map((machine): [string, string[]] => [machine, []]));
  for (const { machineId, operation } of model.placements) {
    const queue = queues.get(machineId);
    if (queue === undefined) queues.set(machineId, [operation.id]);
    else queue.push(operation.id);
  }
  return [...queues].map(([machine, operations]) => ({ machine, operations }));
}
