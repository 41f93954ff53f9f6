import { checkRosterClaims } from './roster-claims.js';
import type { RosterModel } from './roster-model.js';
import type { RosterViolation } from './roster-violation.js';
import { checkCoverage, checkDoubleBooking, checkRequests, checkShiftSkills } from './staffing.js';
import { checkConsecutiveDays, checkRest, checkWeeklyHours } from './working-time.js';

/** Every constraint, in the order in which its violations are listed. */
const checks: readonly ((model: RosterModel) => Iterable<RosterViolation>)[] = [
  ({ grounding }) => grounding,
  checkCoverage,
  checkShiftSkills,
  checkDoubleBooking,
  checkRest,
  checkWeeklyHours,
  checkConsecutiveDays,
  checkRequests,
  checkRosterClaims,
];

/** Everything that is wrong with a roster, found from its assignments alone; empty for a valid one that grants all requests. */
export function recheckRoster(model: RosterModel): RosterViolation[] {
  return checks.flatMap((check) => [...check(model)]);
}
