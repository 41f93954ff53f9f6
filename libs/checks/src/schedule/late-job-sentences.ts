import type { LocalizedText } from '@countersign/contracts';
import type { Chain, JobDelay, TimeShares } from '@countersign/scheduling';
import { causeNames, mainCauseText, shareLabels } from './cause-names.js';
import { stepText } from './chain-step-text.js';
import type { FindingParts } from './limit-findings.js';
import { minutesText, numberText } from './number-text.js';

/** Most links of a chain that a sentence names; the place holds more. */
const namedSteps = 6;

function sharesText(minutes: TimeShares): LocalizedText {
  const names = Object.keys(shareLabels).filter((name): name is keyof TimeShares => name in shareLabels);
  const parts = names
    .filter((name) => Math.abs(minutes[name]) >= 0.5)
    .sort((a, b) => minutes[b] - minutes[a])
    .map((name) => ({
      label: shareLabels[name],
      text: minutesText(minutes[name]),
      sign: minutes[name] < 0 ? '-' : '',
    }));
  return {
    en: parts.map(({ label, text, sign }) => `${label.en} ${sign}${text.en}`).join(', '),
    'zh-TW': parts.map(({ label, text, sign }) => `${label['zh-TW']} ${sign}${text['zh-TW']}`).join('、'),
  };
}

function chainText(chain: Chain): LocalizedText {
  const steps = chain.steps.slice(-namedSteps);
  const left = chain.omitted + chain.steps.length - steps.length;
  const texts = steps.map(stepText);
  return {
    en: (left > 0 ? `${left} operations before, then ` : '') + texts.map(({ en }) => en).join(', then '),
    'zh-TW': (left > 0 ? `先有 ${left} 項作業，接著` : '') + texts.map((text) => text['zh-TW']).join(' → '),
  };
}

function rootText({ root }: JobDelay): LocalizedText {
  const material =
    root.material === null
      ? { en: '', 'zh-TW': '' }
      : { en: ` (${root.material})`, 'zh-TW': `（「${root.material}」）` };
  return {
    en: `The chain begins at ${root.operation} with ${causeNames[root.cause].en}${material.en}.`,
    'zh-TW': `鏈條始於「${root.operation}」，受限於${causeNames[root.cause]['zh-TW']}${material['zh-TW']}。`,
  };
}

/** How long the schedule is, the chain of operations that makes it so, and how many operations may end no later. */
export function lengthParts(makespanMinutes: number, chain: Chain, tight: number, operations: number): FindingParts {
  const length = minutesText(makespanMinutes);
  const steps = chainText(chain);
  return {
    ids: chain.steps.map(({ operation }) => operation),
    message: {
      en: `The schedule takes ${length.en}; a chain of ${chain.steps.length} operations makes it that long.`,
      'zh-TW': `排程全長 ${length['zh-TW']}，由 ${chain.steps.length} 項作業構成的鏈條決定。`,
    },
    explanation: {
      en: `Only what shortens this chain shortens the schedule: ${steps.en}. ${numberText(tight)} of ${numberText(operations)} operations have no slack: ending later would make a job late or later.`,
      'zh-TW': `只有縮短此鏈條才能縮短排程：${steps['zh-TW']}。${numberText(operations)} 項作業中有 ${numberText(tight)} 項沒有寬裕時間，延後結束就會使工單延遲或更晚。`,
    },
  };
}

/** How late a job is, what took most of the time, and the chain of operations that held each other back, down to the constraint it begins with. */
export function lateJobParts(delay: JobDelay, chain: Chain | null): FindingParts {
  const late = minutesText(delay.tardinessMinutes);
  const cause = mainCauseText(delay.mainCause);
  const shares = sharesText(delay.minutes);
  const steps = chain ? chainText(chain) : { en: delay.operation, 'zh-TW': `「${delay.operation}」` };
  const root = rootText(delay);
  const customer =
    delay.customer === null
      ? { en: '', 'zh-TW': '' }
      : { en: ` of ${delay.customer}`, 'zh-TW': `客戶「${delay.customer}」的` };
  return {
    ids: [...(chain?.steps.map(({ operation }) => operation) ?? []), delay.operation],
    message: {
      en: `Job ${delay.job}${customer.en} is ${late.en} late, mainly by ${cause.en}.`,
      'zh-TW': `${customer['zh-TW']}工單「${delay.job}」延遲 ${late['zh-TW']}，主因為${cause['zh-TW']}。`,
    },
    explanation: {
      en: `From the start of the schedule to its end: ${shares.en}. ${root.en} Chain: ${steps.en}.`,
      'zh-TW': `自排程開始至其結束：${shares['zh-TW']}。${root['zh-TW']}鏈條：${steps['zh-TW']}。`,
    },
  };
}
