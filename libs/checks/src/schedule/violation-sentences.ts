import type { LocalizedText } from '@countersign/contracts';
import type { ScheduleConstraint, ScheduleReference, ScheduleViolation } from '@countersign/scheduling';
import { claimSentence } from './claim-sentence.js';
import { minutesText, namesText, numberText, timeText } from './number-text.js';
import { batchSentence, displacedSentence, lotSizeSentence, quantitySentence, toolSentence } from './rule-sentences.js';

type Violation<Name extends ScheduleConstraint> = Extract<ScheduleViolation, { constraint: Name }>;
type Sentences = { [Name in ScheduleConstraint]: (violation: Violation<Name>) => LocalizedText };

const zhReferences: Readonly<Record<ScheduleReference, string>> = {
  operation: '作業',
  machine: '機台',
  person: '人員',
  material: '物料',
  calendar: '行事曆',
  tool: '工具',
  customer: '客戶',
  job: '工單',
};
const first = (violation: ScheduleViolation) => violation.operations[0] ?? '?';
const second = (violation: ScheduleViolation) => violation.operations[1] ?? '?';

function precedence(it: Violation<'precedence'>): LocalizedText {
  const early = minutesText(it.amount);
  return {
    en: `${second(it)} starts ${early.en} before ${first(it)}, which it must follow, ends.`,
    'zh-TW': `「${second(it)}」在其前置作業「${first(it)}」結束前 ${early['zh-TW']}就開始。`,
  };
}

function overlap(it: Violation<'machine-overlap'> | Violation<'person-overlap'>): LocalizedText {
  const shared = minutesText(it.amount);
  const [what, zhWhat, id] = 'machine' in it ? ['machine', '機台', it.machine] : ['person', '人員', it.person];
  return {
    en: `${first(it)} and ${second(it)} share ${what} ${id} for ${shared.en} from ${timeText(it.at)}.`,
    'zh-TW': `「${first(it)}」與「${second(it)}」自 ${timeText(it.at)} 起同時占用${zhWhat}「${id}」，重疊 ${shared['zh-TW']}。`,
  };
}

function duration(it: Violation<'duration'>): LocalizedText {
  const [given, needed, gap] = [it.givenMinutes, it.neededMinutes, it.amount].map(minutesText);
  return {
    en: `${first(it)} is given ${given?.en} on ${it.machine} and needs ${needed?.en}: ${gap?.en} too ${it.amount < 0 ? 'short' : 'long'}.`,
    'zh-TW': `「${first(it)}」在機台「${it.machine}」排定 ${given?.['zh-TW']}，實際需要 ${needed?.['zh-TW']}：${it.amount < 0 ? '不足' : '多出'} ${gap?.['zh-TW']}。`,
  };
}

function changeover(it: Violation<'changeover'>): LocalizedText {
  const [given, needed, gap] = [it.givenMinutes, it.neededMinutes, it.amount].map(minutesText);
  return {
    en: `Between ${first(it)} and ${second(it)} on ${it.machine} (${it.from} to ${it.to}) there are ${given?.en}; the changeover needs ${needed?.en}: ${gap?.en} are lacking.`,
    'zh-TW': `機台「${it.machine}」在「${first(it)}」與「${second(it)}」之間（由「${it.from}」換到「${it.to}」）僅有 ${given?.['zh-TW']}，換線需要 ${needed?.['zh-TW']}：不足 ${gap?.['zh-TW']}。`,
  };
}

function calendar(it: Violation<'calendar'>): LocalizedText {
  const outside = minutesText(it.amount);
  const [what, zhWhat, name] = {
    machine: ['machine', '機台', it.machine],
    person: ['person', '人員', it.person ?? '?'],
    tool: ['tool', '工具', it.tool ?? '?'],
  }[it.resource];
  return {
    en: `${first(it)} lies ${outside.en} outside the hours of ${what} ${name} (calendar ${it.calendar}), from ${timeText(it.at)}.`,
    'zh-TW': `「${first(it)}」自 ${timeText(it.at)} 起有 ${outside['zh-TW']}落在${zhWhat}「${name}」的工作時間之外（行事曆「${it.calendar}」）。`,
  };
}

function release(it: Violation<'release'>): LocalizedText {
  const early = minutesText(it.amount);
  const at = timeText(it.allowedAt);
  return it.source === 'job'
    ? {
        en: `${first(it)} starts ${early.en} before its job ${it.job} is released at ${at}.`,
        'zh-TW': `「${first(it)}」在工單「${it.job}」於 ${at} 釋放前 ${early['zh-TW']}就開始。`,
      }
    : {
        en: `${first(it)} starts ${early.en} before the schedule begins at ${at}.`,
        'zh-TW': `「${first(it)}」在排程於 ${at} 開始前 ${early['zh-TW']}就開始。`,
      };
}

function due(it: Violation<'due'>): LocalizedText {
  const late = minutesText(it.amount);
  return {
    en: `Job ${it.job}${it.customer === null ? '' : ` of ${it.customer}`} ends ${late.en} after it is due at ${timeText(it.dueAt)}.`,
    'zh-TW': `${it.customer === null ? '' : `客戶「${it.customer}」的`}工單「${it.job}」比交期 ${timeText(it.dueAt)} 晚 ${late['zh-TW']}完成。`,
  };
}

function skill(it: Violation<'skill'>): LocalizedText {
  const missing = namesText(it.missing);
  return it.person === null
    ? {
        en: `Nobody is assigned to ${first(it)}, which asks for ${missing.en}.`,
        'zh-TW': `「${first(it)}」需要技能${missing['zh-TW']}，但未指派人員。`,
      }
    : {
        en: `${it.person} lacks ${missing.en} for ${first(it)}.`,
        'zh-TW': `人員「${it.person}」缺少「${first(it)}」所需的技能${missing['zh-TW']}。`,
      };
}

function completeness(it: Violation<'completeness'>): LocalizedText {
  return it.problem === 'missing'
    ? { en: `${first(it)} of job ${it.job} is not assigned.`, 'zh-TW': `工單「${it.job}」的「${first(it)}」未排入。` }
    : {
        en: `${first(it)} of job ${it.job} is assigned ${it.amount + 1} times.`,
        'zh-TW': `工單「${it.job}」的「${first(it)}」重複排入 ${it.amount + 1} 次。`,
      };
}

function cycle(it: Violation<'cycle'>): LocalizedText {
  const ring = namesText(it.operations);
  return {
    en: `${it.operations.length} operations wait for each other in a ring: ${ring.en}.`,
    'zh-TW': `${it.operations.length} 項作業互相等待，形成循環：${ring['zh-TW']}。`,
  };
}

function eligibility(it: Violation<'eligibility'>): LocalizedText {
  const others = namesText(it.eligible);
  return {
    en: `${first(it)} is on ${it.machine}, which cannot do it; it can be done on ${others.en}.`,
    'zh-TW': `「${first(it)}」排在無法執行的機台「${it.machine}」；可用機台為${others['zh-TW']}。`,
  };
}

function material(it: Violation<'material'>): LocalizedText {
  return {
    en: `${first(it)} needs ${numberText(it.needed)} of ${it.material}; ${numberText(it.amount)} are lacking when it starts at ${timeText(it.at)}.`,
    'zh-TW': `「${first(it)}」需要物料「${it.material}」共 ${numberText(it.needed)} 單位；於 ${timeText(it.at)} 開始時短缺 ${numberText(it.amount)} 單位。`,
  };
}

function grounding(it: Violation<'grounding'>): LocalizedText {
  if (it.belongsTo !== null) {
    return {
      en: `The assignment of ${first(it)} names job ${it.name}; the operation belongs to job ${it.belongsTo} (${it.pointer}).`,
      'zh-TW': `「${first(it)}」的指派標示為工單「${it.name}」，但該作業屬於工單「${it.belongsTo}」（${it.pointer}）。`,
    };
  }
  const meant =
    it.meant === null
      ? { en: '', 'zh-TW': '' }
      : { en: ` Is "${it.meant}" meant?`, 'zh-TW': `是否為「${it.meant}」？` };
  return {
    en: `The ${it.reference} "${it.name}" is used but not declared (${it.pointer}).${meant.en}`,
    'zh-TW': `使用了未宣告的${zhReferences[it.reference]}「${it.name}」（${it.pointer}）。${meant['zh-TW']}`,
  };
}

const sentences: Sentences = {
  grounding,
  completeness,
  cycle,
  precedence,
  'machine-overlap': overlap,
  'person-overlap': overlap,
  eligibility,
  duration,
  changeover,
  calendar,
  release,
  due,
  material,
  skill,
  tool: toolSentence,
  batch: batchSentence,
  'lot-size': lotSizeSentence,
  locked: displacedSentence,
  frozen: displacedSentence,
  quantity: quantitySentence,
  claim: claimSentence,
};

function sentenceOf<Name extends ScheduleConstraint>(name: Name, violation: Violation<Name>): LocalizedText {
  return sentences[name](violation);
}

/** What is wrong, with names, amount and unit. */
export function violationSentence(violation: ScheduleViolation): LocalizedText {
  return sentenceOf(violation.constraint, violation);
}
