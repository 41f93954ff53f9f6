import type { Breach, InAny } from './breach.js';

/** When the last of the operations starts, `amount` pieces of the tool are lacking; those before it, at most 20, hold it longest. */
export interface ToolViolation extends Breach {
  constraint: 'tool';
  tool: string;
  at: string;
  /** Pieces that there are, and that are held when it has started. */
  count: number;
  held: number;
  unit: 'pieces';
}
/**
 * What a batching machine cannot do together: `times`: two operations share it for `amount` minutes and do not start and end
 * together; `family`: a batch of `amount` families more than one.
 */
export interface BatchViolation extends InAny<'minutes' | 'families' | 'quantity'> {
  constraint: 'batch';
  problem: 'times' | 'family' | 'capacity' | 'minimum';
  machine: string;
  at: string;
  /** For capacity and minimum: the bound, and the quantity of the batch; `amount` is how far beyond. Else null. */
  bound: number | null;
  quantity: number | null;
}
/** The quantity of an assignment is `amount` under its minimum, over its maximum, or over a multiple. */
export interface LotSizeViolation extends InAny<'quantity'> {
  constraint: 'lot-size';
  problem: 'minimum' | 'maximum' | 'multiple';
  job: string;
  quantity: number;
  bound: number;
}
/** How an operation does not stand where it must. Instants are RFC 3339 in the zone of the schedule, null a person where none is. */
interface Displaced extends InAny<'minutes' | 'assignments'> {
  /** `time`: it starts, or ends, `amount` minutes later (earlier when negative); `machine` and `person`: it is another. */
  change: 'time' | 'machine' | 'person';
  /** What must be, and what is. */
  held: string | null;
  given: string | null;
  at: string;
}
/** The operation does not stand where a planner has locked it. */
export interface LockedViolation extends Displaced {
  constraint: 'locked';
}
/** The operation is not as the frozen horizon has it, or `enters` it: starts `amount` minutes before its end, `held`. */
export interface FrozenViolation extends Omit<Displaced, 'change'> {
  constraint: 'frozen';
  change: 'time' | 'machine' | 'person' | 'enters';
}
