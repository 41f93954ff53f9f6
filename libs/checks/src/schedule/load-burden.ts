import type { LocalizedText } from '@countersign/contracts';
import {
  explainedSpread,
  loadShares,
  minimumGroupSize,
  type LoadMeasure,
  type LoadShare,
  type PersonLoad,
} from '@countersign/scheduling';
import type { Burden } from './burden.js';
import { groupLoadCandidates, type WorkOf } from './group-load-candidates.js';
import type { Candidate } from './limit-findings.js';
import { loadText, measureNames } from './load-text.js';
import { numberText, percentText } from './number-text.js';

/** Those whose spread over people is told; of the others, which most people have none of, only groups are compared. */
const toldMeasures: readonly LoadMeasure[] = ['workedMinutes', 'nightMinutes', 'weekendMinutes'];
/** From this Gini coefficient on, a load lies unevenly on people. */
const unevenGini = 0.4;
function explainedText(part: number | null): LocalizedText {
  if (part === null)
    return {
      en: 'Whether contract and skills explain it cannot be told: too few people share theirs.',
      'zh-TW': '相同契約與技能的人數不足，無法判斷是否由契約與技能所致。',
    };
  return {
    en: `Contract and skills explain ${percentText(part)} of the spread.`,
    'zh-TW': `契約與技能可解釋其中 ${percentText(part)} 的差異。`,
  };
}

function unevenCandidate(share: LoadShare, loads: readonly PersonLoad[], workOf: WorkOf): Candidate[] {
  if (share.gini === null || share.gini < unevenGini) return [];
  const gini = share.gini;
  const most = loads.find((load) => load[share.measure] === share.highest);
  const name = measureNames[share.measure];
  const [highest, mean] = [loadText(share.measure, share.highest), loadText(share.measure, share.mean)];
  const explained = explainedText(explainedSpread(loads, share.measure));
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
          en: `Gini coefficient ${numberText(gini)} (0: equal, near 1: all on one person). ${explained.en}`,
          'zh-TW': `吉尼係數為 ${numberText(gini)}（0 表示完全平均，接近 1 表示集中於一人）。${explained['zh-TW']}`,
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
  const told = shares.filter(({ measure }) => toldMeasures.includes(measure));
  const ginis = told.map(({ gini }) => numberText(gini ?? 0)).join(', ');
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

/** The greatest part of all night and weekend minutes that one person has; nothing among fewer people than are compared, or where there are none. */
function unsocialShare(loads: readonly PersonLoad[]): Record<string, number> {
  const minutes = loads.map(({ nightMinutes, weekendMinutes }) => nightMinutes + weekendMinutes);
  const total = minutes.reduce((sum, it) => sum + it, 0);
  if (total === 0 || loads.length < minimumGroupSize) return {};
  return { maxShareOfUnsocialHours: minutes.reduce((most, it) => Math.max(most, it), 0) / total };
}

/** Whether work, nights and weekends lie on people alike, and these, overtime, split days and refused wishes on the groups they declare. */
export function loadBurden(loads: readonly PersonLoad[], workOf: WorkOf): Burden {
  const shares = loadShares(loads);
  const groups = shares[0]?.groups ?? [];
  const compared = groups.filter(({ comparison }) => comparison.status === 'compared').length;
  const candidates = [
    ...shares
      .filter(({ measure }) => toldMeasures.includes(measure))
      .flatMap((share) => unevenCandidate(share, loads, workOf)),
    ...groupLoadCandidates(shares, loads, workOf),
  ];
  const enough = loads.length >= minimumGroupSize && compared === groups.length;
  const ginis = Object.fromEntries(
    shares.flatMap(({ measure, gini }) =>
      gini === null || !toldMeasures.includes(measure) ? [] : [[`${measure}Gini`, gini]],
    ),
  );
  const unsocial = unsocialShare(loads);
  return {
    answered: loads.every(({ workedMinutes }) => workedMinutes === 0) ? null : enough,
    candidates,
    sentence: sentenceOf(shares, loads.length, { declared: groups.length, compared }),
    measures: { people: loads.length, declaredGroups: groups.length, comparedGroups: compared, ...ginis, ...unsocial },
  };
}
