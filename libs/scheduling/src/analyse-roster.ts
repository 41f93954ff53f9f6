import type { RosterAnalysis, ShiftCoverage } from './analysis/roster-analysis.js';
import type { Roster } from './content/roster-content.js';
import { loadShares } from './fairness/load-shares.js';
import { recheckRoster } from './roster/recheck-roster.js';
import { compareRosterClaims, rosterFigures } from './roster/roster-claims.js';
import { rosterLoads } from './roster/roster-loads.js';
import { buildRosterModel, type RosterModel } from './roster/roster-model.js';
import { dateText } from './time/zone-clock.js';

/** Everything that can be said about a roster from its assignments alone. Plain data; nothing is altered. */
export function analyseRoster(roster: Roster): RosterAnalysis {
  const model = buildRosterModel(roster);
  const people = rosterLoads(model);
  return {
    figures: rosterFigures(model),
    claims: [...compareRosterClaims(model)],
    violations: recheckRoster(model),
    people,
    loads: loadShares(people),
    coverage: coverage(model),
  };
}

function coverage({ shifts, clock }: RosterModel): ShiftCoverage[] {
  return [...shifts.values()]
    .sort((a, b) => a.begin - b.begin || a.end - b.end)
    .map(({ id, day, begin, end, count, assigned }) => ({
      shift: id,
      date: dateText(day),
      startsAt: clock.toText(begin),
      endsAt: clock.toText(end),
      needed: count,
      given: assigned.size,
    }));
}
