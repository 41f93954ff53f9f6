import type { LocalizedText } from '@countersign/contracts';
import {
  buildScheduleModel,
  keyFigures,
  recheckSchedule,
  scheduleConstraints,
  type Schedule,
  type ScheduleConstraint,
  type ScheduleViolation,
} from '@countersign/scheduling';
import type { Breach, Facts } from './facts-result.js';
import { minutesText, numberText } from './number-text.js';
import { violationSentence } from './violation-sentences.js';

/** Hard constraints that no small change of times or stock can mend. */
const structural: ReadonlySet<ScheduleConstraint> = new Set([
  'completeness',
  'cycle',
  'precedence',
  'machine-overlap',
  'person-overlap',
  'eligibility',
  'skill',
  'tool',
  'batch',
]);

function breachOf(violation: ScheduleViolation): Breach {
  const { constraint, operations, amount } = violation;
  const binds = scheduleConstraints[constraint];
  return {
    code: constraint,
    binds,
    severity: binds === 'soft' ? 'minor' : structural.has(constraint) ? 'critical' : 'major',
    ids: operations,
    amount,
    sentence: () => violationSentence(violation),
  };
}

function claimCount({ claims }: Schedule): number {
  if (!claims) return 0;
  const values = Object.values(claims).filter((value) => value !== undefined);
  return values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? 1 : Object.keys(value).length), 0);
}

function lateText(late: number, minutes: number): LocalizedText {
  if (late === 0) return { en: 'No job is late.', 'zh-TW': '沒有工單延遲。' };
  const total = minutesText(minutes);
  return {
    en: `${numberText(late)} ${late === 1 ? 'job is' : 'jobs are'} late, by ${total.en} in all.`,
    'zh-TW': `${numberText(late)} 張工單延遲，合計 ${total['zh-TW']}。`,
  };
}

/** Re-checks a production schedule against the constraints sent with it, and recomputes what it claims. */
export function scheduleFacts(schedule: Schedule): Facts {
  const model = buildScheduleModel(schedule);
  const { makespanMinutes, lateJobs, totalTardinessMinutes } = keyFigures(model);
  return {
    breaches: recheckSchedule(model).map(breachOf),
    items: model.operations.size,
    itemsName: { en: 'operations', 'zh-TW': '項作業' },
    claims: claimCount(schedule),
    soft: lateText(lateJobs, totalTardinessMinutes),
    measures: { operations: model.operations.size, makespanMinutes, lateJobs, totalTardinessMinutes },
  };
}
