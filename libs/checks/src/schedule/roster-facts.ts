import type { LocalizedText, Severity } from '@countersign/contracts';
import {
  buildRosterModel,
  recheckRoster,
  rosterConstraints,
  rosterFigures,
  type Roster,
  type RosterConstraint,
  type RosterViolation,
} from '@countersign/scheduling';
import type { Breach, Facts } from './facts-result.js';
import { numberText } from './number-text.js';
import { rosterSentence } from './roster-sentences.js';

/** Nobody can be in two places, and nobody may be sent to work without skill or rest. */
const severities: Readonly<Record<RosterConstraint, Severity>> = {
  grounding: 'major',
  coverage: 'major',
  skill: 'critical',
  'double-booking': 'critical',
  rest: 'critical',
  hours: 'critical',
  'consecutive-days': 'critical',
  request: 'minor',
  claim: 'major',
};

function breachOf(violation: RosterViolation): Breach {
  const { constraint, shifts, amount } = violation;
  return {
    code: constraint,
    binds: rosterConstraints[constraint],
    severity: severities[constraint],
    ids: shifts,
    amount,
    sentence: () => rosterSentence(violation),
  };
}

function claimCount({ claims }: Roster): number {
  if (!claims) return 0;
  const { hours = {}, ...others } = claims;
  return Object.values(others).filter((value) => value !== undefined).length + Object.keys(hours).length;
}

function wishesText(refused: number, asked: number): LocalizedText {
  if (asked === 0) return { en: 'Nobody asked to be off.', 'zh-TW': '沒有休假申請。' };
  return {
    en: `${numberText(refused)} of ${numberText(asked)} requests to be off are refused.`,
    'zh-TW': `${numberText(asked)} 件休假申請中有 ${numberText(refused)} 件未准。`,
  };
}

/** Re-checks a roster against the rules and needs sent with it, and recomputes what it claims. */
export function rosterFacts(roster: Roster): Facts {
  const model = buildRosterModel(roster);
  const { uncoveredShifts, refusedRequests } = rosterFigures(model);
  return {
    breaches: recheckRoster(model).map(breachOf),
    items: model.shifts.size,
    itemsName: { en: 'shifts', 'zh-TW': '個班次' },
    claims: claimCount(roster),
    soft: wishesText(refusedRequests, model.requests.length),
    measures: { shifts: model.shifts.size, people: model.people.size, uncoveredShifts, refusedRequests },
  };
}
