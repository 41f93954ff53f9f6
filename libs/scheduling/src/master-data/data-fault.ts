/** Lists of records of a schedule or roster, and of its parts. */
export type DataTable =
  | 'calendars'
  | 'machines'
  | 'tools'
  | 'people'
  | 'materials'
  | 'arrivals'
  | 'customers'
  | 'changeovers'
  | 'jobs'
  | 'operations'
  | 'shifts'
  | 'requests'
  | 'assignments';

/** Fields whose values are looked at. */
export type DataField =
  | 'minutes'
  | 'changeoverMinutes'
  | 'materialQuantity'
  | 'arrivalQuantity'
  | 'jobQuantity'
  | 'hoursPerWeek'
  | 'dueAt'
  | 'releaseAt'
  | 'arrivalAt'
  | 'customer'
  | 'quantity'
  | 'family'
  | 'calendar'
  | 'skills'
  | 'contract';

interface Fault {
  table: DataTable;
  /** RFC 6901 pointers below the content, at most as many as there are records concerned. */
  pointers: string[];
  /** Ids of the operations or shifts concerned, as far as there are any. */
  operations: string[];
}

/** A name with characters that are easily overlooked: the next system may read it as another one. */
export interface UntidyName extends Fault {
  kind: 'untidy-name';
  name: string;
  problem: 'spaces' | 'full-width' | 'invisible';
}
/** Names of another form than nearly all others of their list. */
export interface OddFormat extends Fault {
  kind: 'odd-format';
  names: string[];
  /** One of the many that have the usual form, and how many have it. */
  usual: string;
  usualCount: number;
}
/** Two names that differ in case, separators, width or leading zeros only. */
export interface NearDuplicate extends Fault {
  kind: 'near-duplicate';
  names: [string, string];
}
/** Records that say the same under two names, or twice. */
export interface RepeatedRecord extends Fault {
  kind: 'repeated-record';
  names: string[];
}
/** Records on the same thing that say different things. */
export interface ContradictingRecords extends Fault {
  kind: 'contradicting-records';
  names: string[];
  values: number[];
}
/** A value set apart from all others like it by so much that its unit is in doubt. */
export interface UnitSuspect extends Fault {
  kind: 'unit-suspect';
  field: DataField;
  name: string;
  value: number;
  /** Median of the others, and how many they are. */
  typical: number;
  among: number;
  /** What units would be mixed up at about this ratio; null where none is known. */
  mixed: 'minutes-seconds' | 'minutes-hours' | 'thousandfold' | 'hundredfold' | null;
}
/** A field that most records of a list have, and these have not. */
export interface MissingField extends Fault {
  kind: 'missing-field';
  field: DataField;
  names: string[];
  present: number;
}
/** A pair of families that a changeover matrix leaves out, though it has nearly all; counted as no changeover. */
export interface MissingChangeover extends Fault {
  kind: 'missing-changeover';
  machine: string;
  from: string;
  to: string;
  /** Whether the schedule changes over so. */
  used: boolean;
}
/** Skills that are asked for and that nobody has. */
export interface MissingSkill extends Fault {
  kind: 'missing-skill';
  skill: string;
}
/** A calendar that is used and never open. */
export interface EmptyCalendar extends Fault {
  kind: 'empty-calendar';
  name: string;
}
/** Two instants of one record in an order that cannot be. */
export interface ReversedDates extends Fault {
  kind: 'reversed-dates';
  name: string;
  earlier: string;
  later: string;
}
/** A date far from all others of its kind; `likely` the same date of the year that the others are in. */
export interface OddDate extends Fault {
  kind: 'odd-date';
  field: DataField;
  name: string;
  value: string;
  likely: string | null;
}
/** Instants written at another offset than nearly all, which their time zone does not have at that time. */
export interface MixedOffsets extends Fault {
  kind: 'mixed-offsets';
  count: number;
  offset: string;
  usual: string;
  usualCount: number;
}
/** Records that nothing refers to. */
export interface UnusedRecords extends Fault {
  kind: 'unused-records';
  names: string[];
}

/** What is doubtful about the master data that came with a schedule or roster, whatever was planned with them. */
export type DataFault =
  | UntidyName
  | OddFormat
  | NearDuplicate
  | RepeatedRecord
  | ContradictingRecords
  | UnitSuspect
  | MissingField
  | MissingChangeover
  | MissingSkill
  | EmptyCalendar
  | ReversedDates
  | OddDate
  | MixedOffsets
  | UnusedRecords;
export type DataFaultKind = DataFault['kind'];
