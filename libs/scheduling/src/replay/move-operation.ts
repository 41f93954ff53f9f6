import { isHeld } from '../constraints/displaced.js';
import type { ScheduleModel } from '../model/schedule-model.js';
import type { MachineSequence } from './machine-sequence.js';
import type { Obstacle } from './obstacle.js';
import { staysTogether } from './read-sequences.js';
import type { Arrangement } from './replay-sequences.js';
import type { ScheduleChange } from './schedule-change.js';

type Move = Extract<ScheduleChange, { operation: string }>;

/** Whether a change is about where and when one operation runs. */
export function isMove(change: ScheduleChange): change is Move {
  return 'operation' in change;
}

/** A place in the order of a machine: before the first operation of which this is true, at its end where there is none. */
interface Target {
  machine: string;
  isBefore: (operation: string) => boolean;
}

/** The arrangement with one operation elsewhere, in copies; or what the move names and is not there, or stands still. */
export function moveOperation(model: ScheduleModel, given: Arrangement, move: Move): Arrangement | Obstacle {
  const { operation } = move;
  const placement = model.operations.get(operation)?.placement ?? null;
  const target = targetOf(model, given, move);
  if ('kind' in target) return target;
  if (placement === null) return { kind: 'unknown', reference: 'operation', name: operation };
  if (
    (move.kind === 'move-before' && move.before === operation) ||
    (move.kind === 'move-after' && move.after === operation)
  )
    return given;
  const at = 'at' in move ? Date.parse(move.at) : null;
  const isKept = move.kind === 'start-no-earlier' && (at ?? 0) <= placement.start;
  if (isHeld(placement)) return isKept ? given : { kind: 'locked', operation };
  const floors = at === null ? given.floors : new Map(given.floors).set(operation, at);
  const left = new Set(given.left).add(operation);
  return { ...given, floors, left, sequences: inserted(model, { ...given, left }, operation, target) };
}

function targetOf(model: ScheduleModel, given: Arrangement, move: Move): Target | Obstacle {
  const known = (machine: string, isBefore: Target['isBefore']): Target | Obstacle =>
    model.machines.has(machine) ? { machine, isBefore } : { kind: 'unknown', reference: 'machine', name: machine };
  const placed = (id: string) => model.operations.get(id)?.placement ?? null;
  switch (move.kind) {
    case 'move-before':
      return beside(given, move.before, (id) => id === move.before);
    case 'move-after':
      return beside(given, move.after, isBehind(model, given, move.after, move.operation));
    case 'start-no-earlier':
      return beside(given, move.operation, isBehind(model, given, move.operation, move.operation));
    case 'other-machine': {
      const rank = placed(move.operation)?.rank ?? 0;
      return known(move.machine, (id) => (placed(id)?.rank ?? 0) > rank);
    }
    case 'move-to': {
      const at = Date.parse(move.at);
      return known(move.machine, (id) => (given.floors.get(id) ?? placed(id)?.start ?? 0) >= at);
    }
  }
}

/** A place on the machine that an operation has now. */
function beside({ sequences }: Arrangement, other: string, isBefore: Target['isBefore']): Target | Obstacle {
  const machine = sequences.find(({ operations }) => operations.includes(other))?.machine;
  return machine === undefined ? { kind: 'unknown', reference: 'operation', name: other } : { machine, isBefore };
}

/** True of what comes after an operation and, unless it is moved itself, the rest of its batch. */
function isBehind(
  model: ScheduleModel,
  { sequences, left }: Arrangement,
  other: string,
  moved: string,
): Target['isBefore'] {
  const queue = sequences.find(({ operations }) => operations.includes(other)) ?? { machine: '', operations: [] };
  const at = queue.operations.indexOf(other);
  const mates = (id: string) => id === other || id === moved || staysTogether(model, other, id, queue.machine, left);
  const next = queue.operations.findIndex((id, nth) => nth > at && !mates(id));
  const behind = new Set(next < 0 ? [] : queue.operations.slice(next));
  return (id) => behind.has(id);
}

/** Takes an operation out of its queue and puts it at its target; never between those of a batch. */
function inserted(
  model: ScheduleModel,
  { sequences, left }: Arrangement,
  operation: string,
  { machine, isBefore }: Target,
): MachineSequence[] {
  return sequences.map((queue): MachineSequence => {
    const operations = queue.operations.filter((id) => id !== operation);
    if (queue.machine !== machine) return { machine: queue.machine, operations };
    let at = operations.findIndex(isBefore);
    if (at < 0) at = operations.length;
    const isSplit = (place: number) => {
      const [before, after] = [operations[place - 1], operations[place]];
      return before !== undefined && after !== undefined && staysTogether(model, before, after, machine, left);
    };
    while (isSplit(at)) at -= 1;
    return { machine, operations: operations.toSpliced(at, 0, operation) };
  });
}
