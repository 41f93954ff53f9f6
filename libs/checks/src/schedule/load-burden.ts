import type { LocalizedText } from '@countersign/contracts';
import {
  loadShares,
  minimumGroupSize,
  type GroupLoad,
  type LoadMeasure,
  type LoadShare,
  type PersonLoad,
} from '@countersign/scheduling';
import { largeDifference, type Burden } from './burden.js';
import type { Candidate } from './limit-findings.js';
import { minutesText, numberText } from './number-text.js';

/** Operations or shifts of a person, by id. */
export type WorkOf = (person: string) => readonly string[];

/** From this Gini coefficient on, a load lies unevenly on people. */
const unevenGini = 0.4;
/** Standard errors from which a difference of means is not put down to chance. */
const clearErrors = 2.5;

const measureNames: Readonly<Record<LoadMeasure, LocalizedText>> = {
  workedMinutes: { en: 'work', 'zh-TW': '工作時間' },
  nightMinutes: { en: 'night work', 'zh-TW': '夜間工作時間' },
  weekendMinutes: { en: 'weekend work', 'zh-TW': '週末工作時間' },
};

function unevenCandidate(share: LoadShare, loads: readonly PersonLoad[], workOf: WorkOf): Candidate[] {
  if (share.gini === null || share.gini < unevenGini) return [];
  const gini = share.gini;
  const most = loads.find((load) => load[share.measure] === share.highest);
  const name = measureNames[share.measure];
  const [highest, mean] = [minutesText(share.highest), minutesText(share.mean)];
  return [
    {
      code: 'load-uneven',
      severity: 'minor',
      weight: gini,
      write: () => ({
        ids: most ? workOf(most.person) : [],
        message: {
          en: `Of all ${name.en}, ${most?.person ?? '?'} carries most: ${highest.en} against ${mean.en} on average of ${share.people} people.`,
          'zh-TW': `${name['zh-TW']}以人員「${most?.person ?? '?'}」最多：${highest['zh-TW']}，${share.people} 人平均為 ${mean['zh-TW']}。`,
        },
        explanation: {
          en: `Gini coefficient ${numberText(gini)} (0: equal, near 1: all on one person). Agreed working times may be the reason; they were not looked at.`,
          'zh-TW': `吉尼係數為 ${numberText(gini)}（0 表示完全平均，接近 1 表示集中於一人）。可能出於約定的工時，此處並未檢視。`,
        },
      }),
    },
  ];
}

/** Welch's standard errors between a group and the others, from the pooled standard deviation that Cohen's d is in. */
function standardErrors(standardised: number | null, size: number, others: number): number {
  return standardised === null ? Infinity : Math.abs(standardised) * Math.sqrt((size * others) / (size + others));
}

function groupCandidate(share: LoadShare, group: GroupLoad, loads: readonly PersonLoad[], workOf: WorkOf): Candidate[] {
  const { comparison, attribute, value } = group;
  if (comparison.status !== 'compared') return [];
  const { standardised, difference } = comparison;
  if (difference === 0 || (standardised !== null && Math.abs(standardised) < largeDifference.standardised)) return [];
  // More nights and weekends are the burden; of plain work both more and less can be one.
  if (share.measure !== 'workedMinutes' && difference < 0) return [];
  const declaring = loads.filter((load) => load.groups.some((it) => it.attribute === attribute));
  const members = declaring.filter((load) =>
    load.groups.some((it) => it.attribute === attribute && it.value === value),
  );
  const errors = standardErrors(standardised, members.length, declaring.length - members.length);
  const name = measureNames[share.measure];
  const [gap, mean] = [minutesText(difference), minutesText(group.mean)];
  const effect = standardised === null ? null : numberText(Math.abs(standardised));
  return [
    {
      code: 'group-load-differs',
      severity: errors < clearErrors ? 'minor' : 'major',
      weight: Math.min(errors, 1e6),
      write: () => ({
        ids: members.flatMap(({ person }) => workOf(person)),
        message: {
          en: `People with ${attribute} "${value}" have ${gap.en} ${difference > 0 ? 'more' : 'less'} ${name.en} each than the others (${mean.en} on average, ${members.length} people).`,
          'zh-TW': `「${attribute}」為「${value}」的人員，平均每人${name['zh-TW']}比其他人${difference > 0 ? '多' : '少'} ${gap['zh-TW']}（平均 ${mean['zh-TW']}，${members.length} 人）。`,
        },
        explanation: {
          en:
            effect === null
              ? 'Nothing varies within the groups: the difference is complete.'
              : `Effect size (Cohen's d) ${effect}; 0.8 counts as large.${errors < clearErrors ? ' With so few people it may be chance.' : ''}`,
          'zh-TW':
            effect === null
              ? '群體內部毫無差異：兩者完全分離。'
              : `效果量（Cohen's d）為 ${effect}，0.8 以上視為大。${errors < clearErrors ? '人數不多，可能只是偶然。' : ''}`,
        },
      }),
    },
  ];
}

function sentenceOf(
  shares: readonly LoadShare[],
  people: number,
  groups: { declared: number; compared: number },
): LocalizedText {
  if (people < minimumGroupSize) {
    return {
      en: `Loads cannot be compared: fewer than ${minimumGroupSize} people are declared.`,
      'zh-TW': `無法比較負荷：宣告的人員少於 ${minimumGroupSize} 人。`,
    };
  }
  const ginis = shares.map(({ gini }) => numberText(gini ?? 0)).join(', ');
  const spread: LocalizedText = {
    en: `Gini of work, nights, weekends over ${people} people: ${ginis}.`,
    'zh-TW': `${people} 人的工作、夜間、週末負荷吉尼係數：${ginis.replaceAll(', ', '、')}。`,
  };
  if (groups.declared === 0) {
    return {
      en: `${spread.en} No groups are declared, so none were compared.`,
      'zh-TW': `${spread['zh-TW']}未宣告任何群體，因此未比較群體。`,
    };
  }
  if (groups.compared < groups.declared) {
    return {
      en: `${spread.en} ${groups.compared} of ${groups.declared} declared groups have the ${minimumGroupSize} people, inside and outside, that a comparison needs.`,
      'zh-TW': `${spread['zh-TW']}宣告的 ${groups.declared} 個群體中，${groups.compared} 個的群體內外皆達比較所需的 ${minimumGroupSize} 人。`,
    };
  }
  return {
    en: `${spread.en} ${groups.compared} declared groups were compared.`,
    'zh-TW': `${spread['zh-TW']}已比較 ${groups.compared} 個宣告的群體。`,
  };
}

/** Whether work, nights and weekends lie on people, and on the groups they declare, alike. */
export function loadBurden(loads: readonly PersonLoad[], workOf: WorkOf): Burden {
  const shares = loadShares(loads);
  const groups = shares[0]?.groups ?? [];
  const compared = groups.filter(({ comparison }) => comparison.status === 'compared').length;
  const candidates = shares.flatMap((share) => [
    ...unevenCandidate(share, loads, workOf),
    ...share.groups.flatMap((group) => groupCandidate(share, group, loads, workOf)),
  ]);
  const enough = loads.length >= minimumGroupSize && compared === groups.length;
  const ginis = Object.fromEntries(
    shares.flatMap(({ measure, gini }) => (gini === null ? [] : [[`${measure}Gini`, gini]])),
  );
  return {
    answered: loads.every(({ workedMinutes }) => workedMinutes === 0) ? null : enough,
    candidates,
    sentence: sentenceOf(shares, loads.length, { declared: groups.length, compared }),
    measures: { people: loads.length, declaredGroups: groups.length, comparedGroups: compared, ...ginis },
  };
}
