/** What every violation says: which operations, how much is wrong, in what. */
interface Breach {
  /** Ids of the operations concerned, in the order in which they run. */
  operations: string[];
  amount: number;
}
interface InMinutes extends Breach {
  unit: 'minutes';
  /** RFC 3339, in the zone of the schedule: where on the time axis the breach begins. */
  at: string;
}

/** Kinds of names that a schedule may use without having declared them. */
export type ScheduleReference =
  'operation' | 'machine' | 'person' | 'material' | 'calendar' | 'tool' | 'customer' | 'job';

/** A name that the schedule does not declare; `pointer` is relative to the content. */
export interface GroundingViolation extends Breach {
  constraint: 'grounding';
  reference: ScheduleReference;
  name: string;
  pointer: string;
  unit: 'references';
}
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
/** `amount` minutes lie outside the hours of the machine, or of the person when the machine is open. */
export interface CalendarViolation extends InMinutes {
  constraint: 'calendar';
  machine: string;
  person: string | null;
  resource: 'machine' | 'person';
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
/** Key figures of a schedule that can be claimed. */
export type ScheduleFigure = 'makespanMinutes' | 'lateJobs' | 'totalTardinessMinutes' | 'utilisation';
/** A stated key figure that is not what the assignments give; `amount` = claimed - computed. */
export interface ClaimViolation extends Breach {
  constraint: 'claim';
  figure: ScheduleFigure;
  machine: string | null;
  claimed: number;
  computed: number;
  pointer: string;
  unit: 'minutes' | 'jobs' | 'share';
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
  | ClaimViolation;

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
  claim: 'stated',
};
