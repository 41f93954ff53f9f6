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

/** A key figure as stated and as the assignments give it; `pointer` is relative to the content. */
export interface RosterClaimComparison {
  figure: RosterClaimViolation['figure'];
  /** The person that the figure is of, null where it is of the whole roster. */
  person: string | null;
  claimed: number;
  computed: number;
  unit: RosterClaimViolation['unit'];
  holds: boolean;
  pointer: string;
}

/** Every key figure that the roster states, beside what its assignments give. */
export function* compareRosterClaims(model: RosterModel): Generator<RosterClaimComparison> {
  const { claims } = model.source;
  const figures = rosterFigures(model);
  for (const [figure, unit] of [['uncoveredShifts', 'shifts'] as const, ['refusedRequests', 'requests'] as const]) {
    const claimed = claims?.[figure];
    if (claimed !== undefined) yield comparison(figure, unit, [claimed, figures[figure]], 0, null);
  }
  for (const [name, claimed] of Object.entries(claims?.hours ?? {})) {
    const person = model.people.get(name);
    if (person === undefined) continue;
    yield comparison('hours', 'hours', [claimed, workedMinutes(person.shifts) / 60], hoursTolerance + 1e-9, name);
  }
}

/** The key figures stated with a roster are those its assignments give. */
export function* checkRosterClaims(model: RosterModel): Generator<RosterClaimViolation> {
  for (const { holds, ...claim } of compareRosterClaims(model)) {
    if (holds) continue;
    yield { constraint: 'claim', ...claim, shifts: [], amount: claim.claimed - claim.computed };
  }
}

function comparison(
  figure: RosterClaimViolation['figure'],
  unit: RosterClaimViolation['unit'],
  [claimed, computed]: readonly [number, number],
  tolerance: number,
  person: string | null,
): RosterClaimComparison {
  const pointer = contentPointer('roster', 'claims', figure, ...(person === null ? [] : [person]));
  return { figure, person, claimed, computed, unit, holds: Math.abs(claimed - computed) <= tolerance, pointer };
}
