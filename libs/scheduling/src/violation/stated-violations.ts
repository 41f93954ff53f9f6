import type { Breach, InAny, InMinutes } from './breach.js';

/** Kinds of names that a schedule may use without having declared them. */
export type ScheduleReference =
  'operation' | 'machine' | 'person' | 'material' | 'calendar' | 'tool' | 'customer' | 'job';

/** A name that the schedule does not declare; `pointer` is relative to the content. */
export interface GroundingViolation extends Breach {
  constraint: 'grounding';
  reference: ScheduleReference;
  name: string;
  /** The only declared name that it is nearly, null when there is none or several. */
  meant: string | null;
  /** The job that holds the operation, where an assignment names another one that is declared. */
  belongsTo: string | null;
  pointer: string;
  unit: 'references';
}
/** The quantity that an assignment states is not that of its job; `amount` = claimed - declared. */
export interface QuantityViolation extends InAny<'quantity'> {
  constraint: 'quantity';
  job: string;
  claimed: number;
  declared: number;
  pointer: string;
}
/** Key figures of a schedule that can be claimed. */
export type ScheduleFigure =
  | 'makespanMinutes'
  | 'lateJobs'
  | 'totalTardinessMinutes'
  | 'maxTardinessMinutes'
  | 'changeoverMinutes'
  | 'utilisation'
  | 'tardinessMinutes'
  | 'workHours'
  | 'promises';
/** A stated key figure that is not what the assignments give; `amount` = claimed - computed. */
export interface ClaimViolation extends InAny<'minutes' | 'jobs' | 'share' | 'hours'> {
  constraint: 'claim';
  figure: Exclude<ScheduleFigure, 'promises'>;
  /** What it is claimed of: `utilisation` a machine, `tardinessMinutes` a job, `workHours` a person; else null. */
  machine: string | null;
  job: string | null;
  person: string | null;
  claimed: number;
  computed: number;
  pointer: string;
}
/** The job, of which the operation ends last, ends `amount` minutes after it is promised. */
export interface PromiseViolation extends InMinutes {
  constraint: 'claim';
  figure: 'promises';
  job: string;
  promisedAt: string;
  pointer: string;
}
