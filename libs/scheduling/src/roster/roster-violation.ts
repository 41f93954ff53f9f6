/** What every violation of a roster says. */
interface Breach {
  /** Ids of the shifts concerned, in the order in which they begin. */
  shifts: string[];
  amount: number;
}

/** A name that the roster does not declare; `pointer` is relative to the content. */
export interface RosterGroundingViolation extends Breach {
  constraint: 'grounding';
  reference: 'person' | 'shift';
  name: string;
  pointer: string;
  unit: 'references';
}
/** `amount` people are lacking on a shift. */
export interface CoverageViolation extends Breach {
  constraint: 'coverage';
  needed: number;
  given: number;
  unit: 'people';
}
/** A person lacks skills that the shift asks of everybody. */
export interface RosterSkillViolation extends Breach {
  constraint: 'skill';
  person: string;
  missing: string[];
  unit: 'skills';
}
/** A person has two shifts at the same time for `amount` minutes, or the same shift twice. */
export interface DoubleBookingViolation extends Breach {
  constraint: 'double-booking';
  person: string;
  /** RFC 3339, in the zone of the roster. */
  at: string;
  unit: 'minutes';
}
/** Between two shifts `amount` minutes of rest are lacking. */
export interface RestViolation extends Breach {
  constraint: 'rest';
  person: string;
  at: string;
  neededMinutes: number;
  givenMinutes: number;
  unit: 'minutes';
}
/** In the week that begins on Monday `week`, a person works `amount` minutes over the limit. */
export interface HoursViolation extends Breach {
  constraint: 'hours';
  person: string;
  week: string;
  limitMinutes: number;
  givenMinutes: number;
  unit: 'minutes';
}
/** From date `from` to date `to` a person works `amount` days in a row over the limit. */
export interface ConsecutiveDaysViolation extends Breach {
  constraint: 'consecutive-days';
  person: string;
  from: string;
  to: string;
  limit: number;
  given: number;
  unit: 'days';
}
/** A person works although they asked to be off. */
export interface RequestViolation extends Breach {
  constraint: 'request';
  person: string;
  date: string;
  pointer: string;
  unit: 'requests';
}
/** A stated key figure that is not what the assignments give; `amount` = claimed - computed. */
export interface RosterClaimViolation extends Breach {
  constraint: 'claim';
  figure: 'uncoveredShifts' | 'refusedRequests' | 'hours';
  person: string | null;
  claimed: number;
  computed: number;
  pointer: string;
  unit: 'shifts' | 'requests' | 'hours';
}

/** Everything that a re-check can hold against a roster. */
export type RosterViolation =
  | RosterGroundingViolation
  | CoverageViolation
  | RosterSkillViolation
  | DoubleBookingViolation
  | RestViolation
  | HoursViolation
  | ConsecutiveDaysViolation
  | RequestViolation
  | RosterClaimViolation;

/** Name of a constraint on rosters. */
export type RosterConstraint = RosterViolation['constraint'];

/** How a constraint on rosters binds; see `scheduleConstraints`. */
export const rosterConstraints: Readonly<Record<RosterConstraint, 'hard' | 'soft' | 'stated'>> = {
  grounding: 'stated',
  coverage: 'hard',
  skill: 'hard',
  'double-booking': 'hard',
  rest: 'hard',
  hours: 'hard',
  'consecutive-days': 'hard',
  request: 'soft',
  claim: 'stated',
};
