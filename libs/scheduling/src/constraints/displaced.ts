import type { FrozenPlace, Placement, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { FrozenViolation, LockedViolation } from '../violation.js';

/** Where an operation must be; what is undefined is free. */
interface Held {
  machine?: string | undefined;
  person?: string | null | undefined;
  start: number;
  end?: number;
}

/** What a planner has locked stands exactly there. */
export function* checkLocked(model: ScheduleModel): Generator<LockedViolation> {
  for (const placement of model.placements) {
    const { lock } = placement.operation;
    if (lock === null) continue;
    const { start, machine, person } = lock;
    const held = { start, machine: machine ?? undefined, person: person ?? undefined };
    for (const displaced of displacements(model, placement, held)) yield { constraint: 'locked', ...displaced };
  }
}

/** What the plan before had within the frozen horizon is as it was, and nothing else starts there. */
export function* checkFrozen(model: ScheduleModel): Generator<FrozenViolation> {
  for (const placement of model.placements) {
    const { operation, start } = placement;
    if (operation.frozen !== null) {
      for (const displaced of displacements(model, placement, operation.frozen))
        yield { constraint: 'frozen', ...displaced };
    } else if (start < model.frozenUntil) {
      const [held, given] = [model.clock.toText(model.frozenUntil), model.clock.toText(start)];
      const amount = (model.frozenUntil - start) / minute;
      const operations = [operation.id];
      yield { constraint: 'frozen', change: 'enters', operations, held, given, at: given, amount, unit: 'minutes' };
    }
  }
}

/** Whether an operation stands where a lock or the frozen horizon holds it. */
export function isHeld({ operation, start, end, machineId, personId }: Placement): boolean {
  const { lock, frozen } = operation;
  const isAt = (place: FrozenPlace) =>
    place.start === start && place.end === end && place.machine === machineId && place.person === personId;
  return (
    (lock !== null &&
      lock.start === start &&
      (lock.machine ?? machineId) === machineId &&
      keepsPerson(lock.person, personId)) ||
    (frozen !== null && isAt(frozen))
  );
}

const keepsPerson = (held: string | null, given: string | null) => held === null || held === given;

function* displacements(
  { clock }: ScheduleModel,
  placement: Placement,
  held: Held,
): Generator<Omit<LockedViolation, 'constraint'>> {
  const { operation, start, end, machineId, personId } = placement;
  const common = { operations: [operation.id], at: clock.toText(start) };
  const [early, long] = [start - held.start, end - (held.end ?? end)];
  if (early !== 0 || long !== 0) {
    // Where both moved, the one that moved further is told.
    const [was, is] = Math.abs(early) >= Math.abs(long) ? [held.start, start] : [held.end ?? end, end];
    const texts = { held: clock.toText(was), given: clock.toText(is) };
    yield { ...common, change: 'time', ...texts, amount: (is - was) / minute, unit: 'minutes' };
  }
  if (held.machine !== undefined && held.machine !== machineId)
    yield { ...common, change: 'machine', held: held.machine, given: machineId, amount: 1, unit: 'assignments' };
  if (held.person !== undefined && held.person !== personId)
    yield { ...common, change: 'person', held: held.person, given: personId, amount: 1, unit: 'assignments' };
}
