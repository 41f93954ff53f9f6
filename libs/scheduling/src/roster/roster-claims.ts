import { contentPointer } from '../model/undeclared-names.js';
import type { RosterModel } from './roster-model.js';
import type { RosterClaimViolation } from './roster-violation.js';
import { workedMinutes } from './working-time.js';

/** Hours may be stated to the tenth. */
const hoursTolerance = 0.05;

/** The key figures of a roster that can be claimed. */
export function rosterFigures(model: RosterModel): { uncoveredShifts: number; refusedRequests: number } {
  return {
    uncoveredShifts: [...model.shifts.values()].filter(({ assigned, count }) => assigned.size < count).length,
    refusedRequests: model.requests.filter(({ refusedBy }) => refusedBy.length > 0).length,
  };
}

/** The key figures stated with a roster are those its assignments give. */
export function* checkRosterClaims(model: RosterModel): Generator<RosterClaimViolation> {
  const { claims } = model.source;
  const figures = rosterFigures(model);
  for (const [figure, unit] of [['uncoveredShifts', 'shifts'] as const, ['refusedRequests', 'requests'] as const]) {
    const claimed = claims?.[figure];
    if (claimed !== undefined && claimed !== figures[figure])
      yield differs(figure, unit, claimed, figures[figure], null);
  }
  for (const [name, claimed] of Object.entries(claims?.hours ?? {})) {
    const person = model.people.get(name);
    if (person === undefined) continue;
    const computed = workedMinutes(person.shifts) / 60;
    if (Math.abs(claimed - computed) > hoursTolerance + 1e-9) yield differs('hours', 'hours', claimed, computed, name);
  }
}

function differs(
  figure: RosterClaimViolation['figure'],
  unit: RosterClaimViolation['unit'],
  claimed: number,
  computed: number,
  person: string | null,
): RosterClaimViolation {
  const pointer = contentPointer('roster', 'claims', figure, ...(person === null ? [] : [person]));
  return {
    constraint: 'claim',
    figure,
    person,
    claimed,
    computed,
    pointer,
    shifts: [],
    amount: claimed - computed,
    unit,
  };
}
