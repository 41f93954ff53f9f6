import type { LocalizedText } from '@countersign/contracts';
import {
  groupDifference,
  type GroupDifference,
  type GroupLoad,
  type LoadShare,
  type PersonLoad,
} from '@countersign/scheduling';
import { holm } from '../statistics/holm.js';
import { chance, largeDifference } from './burden.js';
import type { Candidate } from './limit-findings.js';
import { differenceText, loadText, measureNames } from './load-text.js';
import { numberText } from './number-text.js';

/** Operations or shifts of a person, by id. */
export type WorkOf = (person: string) => readonly string[];

/** Most differences that are tested, those with the largest effects; a permutation test draws up to 200 values a time. */
const mostTested = 100;
const draws = 4999;
const seed = 20_261_130;

interface Suspect {
  share: LoadShare;
  group: GroupLoad;
  standardised: number | null;
}

/** Groups whose difference is large and a burden. */
function suspectsOf(shares: readonly LoadShare[]): Suspect[] {
  return shares.flatMap((share) =>
    share.groups.flatMap((group): Suspect[] => {
      if (group.comparison.status !== 'compared') return [];
      const { standardised, difference } = group.comparison;
      const small = standardised !== null && Math.abs(standardised) < largeDifference.standardised;
      // More nights, weekends, overtime … are the burden; of plain work both more and less can be one.
      if (difference === 0 || small || (share.measure !== 'workedMinutes' && difference < 0)) return [];
      return [{ share, group, standardised }];
    }),
  );
}

/** Effect in standard errors, near enough to put the clearest first. */
function sizeOf({ standardised, group }: Suspect): number {
  return standardised === null ? Infinity : Math.abs(standardised) * Math.sqrt(group.people);
}

/** Large differences of declared groups, tested by permutation; what people of the same contract and skills differ by decides how serious each is. */
export function groupLoadCandidates(
  shares: readonly LoadShare[],
  loads: readonly PersonLoad[],
  workOf: WorkOf,
): Candidate[] {
  const all = suspectsOf(shares).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const suspects = all.slice(0, mostTested);
  const compared = suspects.map(({ share, group }) =>
    groupDifference(loads, { attribute: group.attribute, value: group.value, measure: share.measure }, { draws, seed }),
  );
  const probabilities = compared.map((it) => (it === null ? null : (it.split ?? it).test.probability));
  // Those that were not tested count as looked at, and as chance.
  const corrected = holm([...probabilities, ...all.slice(mostTested).map(() => 1)]);
  return suspects.flatMap((suspect, at): Candidate[] => {
    const found = compared[at];
    const probability = corrected[at] ?? 1;
    if (!found) return [];
    const left = found.split === null ? 1 : Math.abs(found.split.unexplained / found.difference);
    const effect = suspect.standardised === null ? Infinity : Math.abs(suspect.standardised) * left;
    const serious = probability < chance && effect >= largeDifference.standardised;
    return [
      {
        code: 'group-load-differs',
        severity: serious ? 'major' : 'minor',
        weight: Math.min(effect, 1e6),
        write: () => parts(suspect, found, probability, loads, workOf),
      },
    ];
  });
}

function parts(
  { share, group, standardised }: Suspect,
  found: GroupDifference,
  probability: number,
  loads: readonly PersonLoad[],
  workOf: WorkOf,
) {
  const { attribute, value } = group;
  const members = loads.filter(({ groups }) => groups.some((it) => it.attribute === attribute && it.value === value));
  const name = measureNames[share.measure];
  const [gap, mean] = [differenceText(share.measure, found.difference), loadText(share.measure, group.mean)];
  const more = found.difference > 0;
  const texts = [effectText(standardised), splitText(found), chanceText(probability, found.split !== null)];
  return {
    ids: members.flatMap(({ person }) => workOf(person)),
    message: {
      en: `People with ${attribute} "${value}" have ${gap.en} ${more ? 'more' : 'less'} ${name.en} each than the others (${mean.en} on average, ${members.length} people).`,
      'zh-TW': `「${attribute}」為「${value}」的人員，平均每人${name['zh-TW']}比其他人${more ? '多' : '少'} ${gap['zh-TW']}（平均 ${mean['zh-TW']}，${members.length} 人）。`,
    },
    explanation: { en: texts.map(({ en }) => en).join(' '), 'zh-TW': texts.map((text) => text['zh-TW']).join('') },
  };
}

function effectText(standardised: number | null): LocalizedText {
  if (standardised === null)
    return {
      en: 'Nothing varies within the groups: the difference is complete.',
      'zh-TW': '群體內部毫無差異：兩者完全分離。',
    };
  const effect = numberText(Math.abs(standardised));
  return {
    en: `Effect size (Cohen's d) ${effect}; ${largeDifference.standardised} counts as large.`,
    'zh-TW': `效果量（Cohen's d）為 ${effect}，${largeDifference.standardised} 以上視為大。`,
  };
}

function splitText({ split, measure }: GroupDifference): LocalizedText {
  if (split === null)
    return {
      en: 'Too few people on both sides have the same contract and skills, so what these explain cannot be told apart.',
      'zh-TW': '兩方契約與技能相同的人數不足，無法區分由契約與技能所致的部分。',
    };
  const signed = (value: number) => {
    const text = differenceText(measure, value);
    return value < 0 ? { en: `-${text.en}`, 'zh-TW': `-${text['zh-TW']}` } : text;
  };
  const [explained, rest] = [signed(split.explained), signed(split.unexplained)];
  return {
    en: `Contract and skills explain ${explained.en} of it, ${rest.en} they do not (${split.people} people have counterparts).`,
    'zh-TW': `其中 ${explained['zh-TW']} 可由契約與技能解釋，${rest['zh-TW']} 無法解釋（${split.people} 人有可比對象）。`,
  };
}

function chanceText(probability: number, split: boolean): LocalizedText {
  const likely = probability >= chance;
  const what = split
    ? { en: 'what is unexplained', 'zh-TW': '未獲解釋的差距' }
    : { en: 'such a difference', 'zh-TW': '如此的差距' };
  return {
    en: `Were people treated alike, ${what.en} would come by chance with probability ${numberText(probability)} (permutation test, corrected for all such comparisons)${likely ? ', so it may be chance' : ''}.`,
    'zh-TW': `若一視同仁，${what['zh-TW']}偶然出現的機率為 ${numberText(probability)}（置換檢定，已校正多重比較）${likely ? '，可能只是偶然' : ''}。`,
  };
}
