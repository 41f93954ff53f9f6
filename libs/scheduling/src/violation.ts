import type { Breach, InMinutes } from './violation/breach.js';
import type {
  BatchViolation,
  FrozenViolation,
  LockedViolation,
  LotSizeViolation,
  ToolViolation,
} from './violation/rule-violations.js';
import type {
  ClaimViolation,
  GroundingViolation,
  PromiseViolation,
  QuantityViolation,
} from './violation/stated-violations.js';

export type * from './violation/rule-violations.js';
export type * from './violation/stated-violations.js';

/** An operation that is not assigned exactly once; `amount` is assignments beyond one, -1 for a missing one. */
export interface CompletenessViolation extends Breach {
  constraint: 'completeness';
  problem: 'missing' | 'repeated';
  job: string;
  unit: 'assignments';
}
/** Operations that wait for each other in a ring, each after the one before it. */
export interface CycleViolation extends Breach {
  constraint: 'cycle';
  unit: 'operations';
}
/** The second operation starts `amount` minutes before the first, which it must follow, ends. */
export interface PrecedenceViolation extends InMinutes {
  constraint: 'precedence';
}
/** Two operations share a machine for `amount` minutes. */
export interface MachineOverlapViolation extends InMinutes {
  constraint: 'machine-overlap';
  machine: string;
}
/** Two operations share a person for `amount` minutes of that person's hours. */
export interface PersonOverlapViolation extends InMinutes {
  constraint: 'person-overlap';
  person: string;
}
/** The machine is none of those that can do the operation. */
export interface EligibilityViolation extends Breach {
  constraint: 'eligibility';
  machine: string;
  eligible: string[];
  at: string;
  unit: 'assignments';
}
/** The working minutes differ from those the machine needs; `amount` = given - needed. */
export interface DurationViolation extends InMinutes {
  constraint: 'duration';
  machine: string;
  neededMinutes: number;
  givenMinutes: number;
}
/** The machine stands still too short between two families; `amount` minutes are lacking. */
export interface ChangeoverViolation extends InMinutes {
  constraint: 'changeover';
  machine: string;
  from: string;
  to: string;
  neededMinutes: number;
  givenMinutes: number;
}
/**
 * `amount` minutes lie outside the hours of the machine, else of the person, else of the tool; the person and the tool
 * are those of what runs with it in a batch where its own are there.
 */
export interface CalendarViolation extends InMinutes {
  constraint: 'calendar';
  machine: string;
  person: string | null;
  tool: string | null;
  resource: 'machine' | 'person' | 'tool';
  calendar: string;
}
/** The operation starts before its job is released, or before the schedule begins. */
export interface ReleaseViolation extends InMinutes {
  constraint: 'release';
  job: string;
  source: 'job' | 'schedule';
  allowedAt: string;
}
/** The job ends `amount` minutes after it is due; the operation is the one that ends last. */
export interface DueViolation extends InMinutes {
  constraint: 'due';
  job: string;
  customer: string | null;
  dueAt: string;
}
/** Of the `needed` quantity, `amount` is not there when the operation starts. */
export interface MaterialViolation extends Breach {
  constraint: 'material';
  material: string;
  at: string;
  needed: number;
  unit: 'quantity';
}
/** Skills the assigned person lacks; without a person, all that the operation asks for. */
export interface SkillViolation extends Breach {
  constraint: 'skill';
  person: string | null;
  missing: string[];
  at: string;
  unit: 'skills';
}
/** Everything that a re-check can hold against a schedule. */
export type ScheduleViolation =
  | GroundingViolation
  | CompletenessViolation
  | CycleViolation
  | PrecedenceViolation
  | MachineOverlapViolation
  | PersonOverlapViolation
  | EligibilityViolation
  | DurationViolation
  | ChangeoverViolation
  | CalendarViolation
  | ReleaseViolation
  | DueViolation
  | MaterialViolation
  | SkillViolation
  | ToolViolation
  | BatchViolation
  | LotSizeViolation
  | LockedViolation
  | FrozenViolation
  | QuantityViolation
  | ClaimViolation
  | PromiseViolation;

/** Name of a constraint on schedules. */
export type ScheduleConstraint = ScheduleViolation['constraint'];

/**
 * How a constraint binds: `hard` ones make a schedule impossible, `soft` ones make it worse, `stated` ones mean that
 * the output says something untrue about itself.
 */
export const scheduleConstraints: Readonly<Record<ScheduleConstraint, 'hard' | 'soft' | 'stated'>> = {
  grounding: 'stated',
  completeness: 'hard',
  cycle: 'hard',
  precedence: 'hard',
  'machine-overlap': 'hard',
  'person-overlap': 'hard',
  eligibility: 'hard',
  duration: 'hard',
  changeover: 'hard',
  calendar: 'hard',
  release: 'hard',
  due: 'soft',
  material: 'hard',
  skill: 'hard',
  tool: 'hard',
  batch: 'hard',
  'lot-size': 'hard',
  locked: 'hard',
  frozen: 'hard',
  quantity: 'stated',
  claim: 'stated',
};
