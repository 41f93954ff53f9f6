import type { PersonGroup } from '../content/wire-values.js';
import type { OpenHours } from '../time/open-hours.js';
import type { ZoneClock } from '../time/zone-clock.js';
import type { Schedule } from '../content/schedule-content.js';
import type { GroundingViolation } from '../violation.js';

/** A machine with the operations placed on it, in the order in which they start. */
export interface Machine {
  id: string;
  /** Id of its calendar, null when it is always open. */
  calendar: string | null;
  hours: OpenHours;
  /** Changeover milliseconds by family before, then family after. */
  changeovers: Map<string, Map<string, number>>;
  /** Bounds of the quantity that it does together; null for a machine that does one operation at a time. */
  batch: { capacity: number; minimum: number } | null;
  queue: Placement[];
}

/** A person with the operations placed on them, in the order in which they start. */
export interface Person {
  id: string;
  skills: ReadonlySet<string>;
  groups: readonly PersonGroup[];
  calendar: string | null;
  hours: OpenHours;
  queue: Placement[];
}

/** Alike tools with the operations that hold pieces of them, in the order in which they start. */
export interface Tool {
  id: string;
  /** Pieces that there are. */
  count: number;
  calendar: string | null;
  hours: OpenHours;
  queue: ToolHold[];
}

/** An operation with the pieces of a tool that it holds from its start to its end. */
export interface ToolHold {
  placement: Placement;
  count: number;
}

/** A material; arrivals ascend. */
export interface Material {
  id: string;
  onHand: number;
  arrivals: { at: number; quantity: number }[];
}

/** An order; instants are epoch milliseconds, null when not given. */
export interface Job {
  id: string;
  customer: string | null;
  /** Class of the order, and class of its customer by the master list. */
  class: string | null;
  customerClass: string | null;
  quantity: number | null;
  priority: number | null;
  releaseAt: number | null;
  dueAt: number | null;
  operations: Operation[];
}

/** One step of a job. */
export interface Operation {
  id: string;
  /** Its place among all operations as declared. */
  index: number;
  job: Job;
  /** Processing milliseconds by machine id. */
  eligible: ReadonlyMap<string, number>;
  after: Operation[];
  family: string | null;
  materials: { material: Material; quantity: number }[];
  skills: readonly string[];
  tools: { tool: Tool; count: number }[];
  lotSize: { minimum: number; maximum: number; multipleOf: number | null } | null;
  /** Where a planner has locked it; what is null is free. */
  lock: { machine: string | null; person: string | null; start: number } | null;
  /** Where the plan before has it within the frozen horizon. */
  frozen: FrozenPlace | null;
  /** Where its first assignment puts it, null when it has none. */
  placement: Placement | null;
  assignments: number;
}

/** Where an operation stood in the plan before; instants are epoch milliseconds. */
export interface FrozenPlace {
  machine: string;
  person: string | null;
  start: number;
  end: number;
}

/** Operations that a batching machine does together: they start and end at the same instants. By rank, at least one. */
export interface Batch {
  machine: Machine;
  members: Placement[];
  /** The longest processing milliseconds of those that the machine can do, null where it can do none. */
  needed: number | null;
}

/** An operation's place in the schedule; instants are epoch milliseconds. */
export interface Placement {
  operation: Operation;
  /** As stated; `machine` and `person` are null where nothing of that name is declared. */
  machineId: string;
  machine: Machine | null;
  personId: string | null;
  person: Person | null;
  start: number;
  /** Never before `start`; `statedEnd` may be. */
  end: number;
  statedEnd: number;
  /** Processing milliseconds on this machine by itself, null when it is not eligible. */
  needed: number | null;
  /** When machine, person and tools, also those of its batch, are all open. */
  hours: OpenHours;
  /** The quantity that its assignment states. */
  quantity: number | null;
  /** What it runs together with; null on a machine that does one operation at a time. */
  batch: Batch | null;
  /** Its place among all placements by start, end and precedence: a blocker always has a lower rank. */
  rank: number;
  /** Its index among the assignments as submitted. */
  assignment: number;
}

/** A schedule with its names resolved and its times as epoch milliseconds. */
export interface ScheduleModel {
  source: Schedule;
  clock: ZoneClock;
  start: number;
  /** When the last placed operation ends; `start` when nothing is placed. */
  lastEnd: number;
  /** Calendars are laid out up to here at least: the last instant of an assignment, or later where it was asked for. */
  until: number;
  machines: ReadonlyMap<string, Machine>;
  people: ReadonlyMap<string, Person>;
  tools: ReadonlyMap<string, Tool>;
  materials: ReadonlyMap<string, Material>;
  jobs: readonly Job[];
  operations: ReadonlyMap<string, Operation>;
  /** Before this instant nothing starts but what the plan before had there; -Infinity without a frozen horizon. */
  frozenUntil: number;
  /** Rings of operations that wait for each other. */
  cycles: readonly Operation[][];
  /** First assignments of known operations, by rank. */
  placements: readonly Placement[];
  /** Names used but not declared. */
  grounding: readonly GroundingViolation[];
}
