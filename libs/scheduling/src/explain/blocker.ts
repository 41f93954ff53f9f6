import type { Material, Placement, Tool } from '../model/schedule-model.js';

/** What can hold an operation back, in the order in which ties are told. */
const causes = [
  'predecessor',
  'machine',
  'person',
  'tool',
  'material',
  'batch',
  'release',
  'lock',
  'frozen',
  'start',
] as const;
/**
 * `batch`: what runs with it had to wait; `lock`, `frozen`: a planner, or the plan before, has it there, or the frozen horizon
 * had to end; `start` is the start of the schedule: nothing held the operation back longer.
 */
export type Cause = (typeof causes)[number];

/** One thing that an operation had to wait for; epoch milliseconds. */
export interface Blocker {
  cause: Cause;
  /** The operation that was in the way, for predecessor, machine, person and tool; for batch that of the mate. */
  by: Placement | null;
  material: Material | null;
  tool: Tool | null;
  /** For batch: what runs with it and had to wait, and what for. */
  mate: Placement | null;
  through: Cause | null;
  /** When it stopped being in the way. */
  until: number;
  /** Milliseconds of changeover that then follow. */
  changeover: number;
  /** When, after changeover and closed hours, the operation could have started. */
  ready: number;
}

const nothing = {};

/** A blocker of a placement, with all that is given of it. */
export function blocker(
  placement: Placement,
  cause: Cause,
  until: number,
  given: Partial<Omit<Blocker, 'cause' | 'until' | 'mate' | 'through'>> = nothing,
): Blocker {
  const { by = null, material = null, tool = null, changeover = 0, ready = placement.hours.nextOpen(until) } = given;
  return { cause, by, material, tool, mate: null, through: null, until, changeover, ready };
}

/** Whether one blocker held longer than another. */
export function comesAfter(one: Blocker, other: Blocker): boolean {
  if (one.ready !== other.ready) return one.ready > other.ready;
  const [freeOne, freeOther] = [one.until + one.changeover, other.until + other.changeover];
  if (freeOne !== freeOther) return freeOne > freeOther;
  return causes.indexOf(one.cause) < causes.indexOf(other.cause);
}
