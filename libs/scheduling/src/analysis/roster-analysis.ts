import type { LoadShare } from '../fairness/load-shares.js';
import type { PersonLoad } from '../figures/person-load.js';
import type { RosterClaimComparison } from '../roster/roster-claims.js';
import type { RosterViolation } from '../roster/roster-violation.js';

/** How many different people a shift needs and has; instants RFC 3339 in the zone of the roster. */
export interface ShiftCoverage {
  shift: string;
  date: string;
  startsAt: string;
  endsAt: string;
  needed: number;
  given: number;
}

/** Everything that can be said about a roster from its assignments; plain data. */
export interface RosterAnalysis {
  figures: { uncoveredShifts: number; refusedRequests: number };
  claims: RosterClaimComparison[];
  violations: RosterViolation[];
  people: PersonLoad[];
  loads: LoadShare[];
  /** In order of begin. */
  coverage: ShiftCoverage[];
}
