import type { LocalizedText } from '@countersign/contracts';
import type { RosterConstraint, RosterViolation } from '@countersign/scheduling';
import { minutesText, namesText, numberText, timeText } from './number-text.js';

type Violation<Name extends RosterConstraint> = Extract<RosterViolation, { constraint: Name }>;
type Sentences = { [Name in RosterConstraint]: (violation: Violation<Name>) => LocalizedText };

const first = (violation: RosterViolation) => violation.shifts[0] ?? '?';
const second = (violation: RosterViolation) => violation.shifts[1] ?? first(violation);

function grounding(it: Violation<'grounding'>): LocalizedText {
  return {
    en: `The ${it.reference} "${it.name}" is used but not declared (${it.pointer}).`,
    'zh-TW': `使用了未宣告的${it.reference === 'person' ? '人員' : '班次'}「${it.name}」（${it.pointer}）。`,
  };
}

function coverage(it: Violation<'coverage'>): LocalizedText {
  const [given, needed, lacking] = [it.given, it.needed, it.amount].map(numberText);
  return {
    en: `Shift ${first(it)} needs ${needed} people and has ${given}: ${lacking} lacking.`,
    'zh-TW': `班次「${first(it)}」需要 ${needed} 人，僅排 ${given} 人：缺 ${lacking} 人。`,
  };
}

function skill(it: Violation<'skill'>): LocalizedText {
  const missing = namesText(it.missing);
  return {
    en: `${it.person} lacks ${missing.en} for shift ${first(it)}.`,
    'zh-TW': `人員「${it.person}」缺少班次「${first(it)}」所需的技能${missing['zh-TW']}。`,
  };
}

function doubleBooking(it: Violation<'double-booking'>): LocalizedText {
  const both = minutesText(it.amount);
  return {
    en: `${it.person} has shifts ${first(it)} and ${second(it)} at the same time for ${both.en} from ${timeText(it.at)}.`,
    'zh-TW': `人員「${it.person}」自 ${timeText(it.at)} 起同時排在班次「${first(it)}」與「${second(it)}」，重疊 ${both['zh-TW']}。`,
  };
}

function rest(it: Violation<'rest'>): LocalizedText {
  const [given, needed, lacking] = [it.givenMinutes, it.neededMinutes, it.amount].map(minutesText);
  return {
    en: `${it.person} rests ${given?.en} between shifts ${first(it)} and ${second(it)}; ${needed?.en} are required: ${lacking?.en} lacking.`,
    'zh-TW': `人員「${it.person}」在班次「${first(it)}」與「${second(it)}」之間僅休息 ${given?.['zh-TW']}，應為 ${needed?.['zh-TW']}：不足 ${lacking?.['zh-TW']}。`,
  };
}

function hours(it: Violation<'hours'>): LocalizedText {
  const [given, limit, over] = [it.givenMinutes, it.limitMinutes, it.amount].map(minutesText);
  return {
    en: `${it.person} works ${given?.en} in the week of ${it.week}; the limit is ${limit?.en}: ${over?.en} too much.`,
    'zh-TW': `人員「${it.person}」在 ${it.week} 當週工作 ${given?.['zh-TW']}，上限為 ${limit?.['zh-TW']}：超出 ${over?.['zh-TW']}。`,
  };
}

function consecutiveDays(it: Violation<'consecutive-days'>): LocalizedText {
  return {
    en: `${it.person} works ${it.given} days in a row from ${it.from} to ${it.to}; the limit is ${it.limit} days.`,
    'zh-TW': `人員「${it.person}」自 ${it.from} 至 ${it.to} 連續工作 ${it.given} 天，上限為 ${it.limit} 天。`,
  };
}

function request(it: Violation<'request'>): LocalizedText {
  const shifts = namesText(it.shifts);
  return {
    en: `${it.person} asked to be off on ${it.date} and works ${shifts.en}.`,
    'zh-TW': `人員「${it.person}」申請 ${it.date} 休假，仍排入${shifts['zh-TW']}。`,
  };
}

const figures: Readonly<Record<Violation<'claim'>['figure'], LocalizedText>> = {
  uncoveredShifts: { en: 'uncovered shifts', 'zh-TW': '未補滿班次數' },
  refusedRequests: { en: 'refused requests', 'zh-TW': '未准休假申請數' },
  hours: { en: 'hours', 'zh-TW': '工時' },
};
const zhUnits: Readonly<Record<Violation<'claim'>['unit'], string>> = { shifts: '班', requests: '件', hours: '小時' };

function claim({ figure, person, claimed, computed, amount, unit }: Violation<'claim'>): LocalizedText {
  const name = figures[figure];
  const [said, found, gap] = [claimed, computed, Math.abs(amount)].map(numberText);
  const counted = (value: number) => (value === 1 ? unit.slice(0, -1) : unit);
  return {
    en: `Claimed ${name.en}${person === null ? '' : ` of ${person}`}: ${said} ${counted(claimed)}; computed: ${found} ${counted(computed)} (${gap} too ${amount > 0 ? 'high' : 'low'}).`,
    'zh-TW': `${person === null ? '' : `人員「${person}」的`}${name['zh-TW']}聲稱為 ${said} ${zhUnits[unit]}，重新計算為 ${found} ${zhUnits[unit]}（${amount > 0 ? '高估' : '低估'} ${gap} ${zhUnits[unit]}）。`,
  };
}

const sentences: Sentences = {
  grounding,
  coverage,
  skill,
  'double-booking': doubleBooking,
  rest,
  hours,
  'consecutive-days': consecutiveDays,
  request,
  claim,
};

function sentenceOf<Name extends RosterConstraint>(name: Name, violation: Violation<Name>): LocalizedText {
  return sentences[name](violation);
}

/** What is wrong with a roster, with names, amount and unit. */
export function rosterSentence(violation: RosterViolation): LocalizedText {
  return sentenceOf(violation.constraint, violation);
}
