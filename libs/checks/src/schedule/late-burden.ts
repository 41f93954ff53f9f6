import { jobOutcome, lateSharesBy, rateSpreadTest, type LateGroup, type ScheduleModel } from '@countersign/scheduling';
import type { LocalizedText } from '@countersign/contracts';
import { chance, largeDifference, plainChance, type Burden } from './burden.js';
import { fisherExact } from '../statistics/fisher-exact.js';
import { lateWordings, type Compared } from './late-wordings.js';
import type { Candidate } from './limit-findings.js';
import { minutesText, numberText, percentText } from './number-text.js';

interface Gap {
  worst: LateGroup;
  best: LateGroup;
  ratio: number | null;
  gini: number | null;
  standardised: number | null;
  probability: number;
}

/** The last operations of the late jobs of a group. */
function lateOperations({ jobs }: ScheduleModel, grouping: Compared, group: string): string[] {
  return jobs
    .filter((job) => job[grouping] === group && jobOutcome(job).tardiness > 0)
    .flatMap((job) => jobOutcome(job).last?.operation.id ?? []);
}

function spreadText({ ratio, gini, standardised }: Gap): LocalizedText {
  const en = [
    `On-time rates stand at ${numberText(ratio ?? 0)} to 1; under ${largeDifference.ratio} the four-fifths rule sees a disadvantage.`,
  ];
  const zh = [`準時率之比為 ${numberText(ratio ?? 0)}；低於 ${largeDifference.ratio} 時，五分之四法則視為不利。`];
  if (standardised !== null) {
    en.push(`Lateness differs by ${numberText(standardised)} standard deviations (Cohen's d).`);
    zh.push(`延遲時間相差 ${numberText(standardised)} 個標準差（Cohen's d）。`);
  }
  if (gini !== null) {
    en.push(`Its Gini coefficient is ${numberText(gini)} (0: all alike).`);
    zh.push(`吉尼係數為 ${numberText(gini)}（0 表示完全相同）。`);
  }
  return { en: en.join(' '), 'zh-TW': zh.join('') };
}

function gapCandidate(model: ScheduleModel, grouping: Compared, gap: Gap): Candidate {
  const { worst, best, probability } = gap;
  const { code, many, one } = lateWordings[grouping];
  const likely = probability >= chance;
  const [worse, better, spread] = [one(worst.group), one(best.group), spreadText(gap)];
  const [meanWorst, meanBest] = [minutesText(worst.meanTardinessMinutes), minutesText(best.meanTardinessMinutes)];
  return {
    code,
    severity: likely ? 'minor' : 'major',
    weight: worst.rate - best.rate,
    write: () => ({
      ids: lateOperations(model, grouping, worst.group),
      message: {
        en: `${percentText(worst.rate)} of the jobs of ${worse.en} are late (${worst.late} of ${worst.jobs}), ${percentText(best.rate)} of those of ${better.en} (${best.late} of ${best.jobs}).`,
        'zh-TW': `${worse['zh-TW']}的工單有 ${percentText(worst.rate)} 延遲（${worst.jobs} 張中 ${worst.late} 張），${better['zh-TW']}為 ${percentText(best.rate)}（${best.jobs} 張中 ${best.late} 張）。`,
      },
      explanation: {
        en: `${spread.en} Were ${many.en} treated alike, so large a difference would come by chance with probability ${numberText(probability)}${likely ? ', so it may be chance' : ''}. Mean lateness: ${meanWorst.en} and ${meanBest.en}.`,
        'zh-TW': `${spread['zh-TW']}若一視同仁，出現如此差距的機率為 ${numberText(probability)}${likely ? '，可能只是偶然' : ''}。平均延遲：${meanWorst['zh-TW']}與 ${meanBest['zh-TW']}。`,
      },
    }),
  };
}

/** Of two groups exactly; of more by lot, because the widest of many gaps is wide by itself. */
function gapProbability(compared: readonly LateGroup[], worst: LateGroup, best: LateGroup): number {
  if (compared.length === 2) return fisherExact(worst.late, worst.jobs, best.late, best.jobs);
  const jobs = compared.reduce((sum, it) => sum + it.jobs, 0);
  const draws = Math.min(9999, Math.max(199, Math.round(5e6 / jobs)));
  const rates = compared.map((it) => ({ hits: it.late, of: it.jobs }));
  return rateSpreadTest(rates, { draws, seed: 20_261_130 }).probability;
}

/** Nothing to compare: no question where classes do not differ at all, an open one where jobs have too few customers. */
function tooFew(grouping: Compared, groups: readonly LateGroup[], minimum: number | null): Burden {
  const { many, measures } = lateWordings[grouping];
  const isAsked = minimum !== null || (grouping === 'customer' && groups.length > 0);
  return {
    answered: isAsked ? false : null,
    candidates: [],
    sentence:
      minimum === null
        ? {
            en: `${capital(many.en)} cannot be compared: fewer than two have jobs with a due date.`,
            'zh-TW': `無法比較${many['zh-TW']}：有交期工單的${many['zh-TW']}少於兩${grouping === 'customer' ? '家' : '個'}。`,
          }
        : {
            en: `${capital(many.en)} cannot be compared: fewer than two have at least ${minimum} jobs with a due date.`,
            'zh-TW': `無法比較${many['zh-TW']}：至少有 ${minimum} 張附交期工單的${many['zh-TW']}少於兩${grouping === 'customer' ? '家' : '個'}。`,
          },
    measures: grouping === 'customer' || groups.length > 0 ? { [measures.groups]: groups.length } : {},
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether customers, or classes of orders, are made to wait alike: the highest late share against the lowest. */
export function lateBurden(model: ScheduleModel, grouping: Compared): Burden {
  const { groups, comparison } = lateSharesBy(model, grouping);
  if (groups.length < 2) return tooFew(grouping, groups, null);
  if (comparison.status === 'not-enough-data') return tooFew(grouping, groups, comparison.minimum);
  const compared = groups.filter((it) => it.compared);
  const [worst, best] = [compared.at(0), compared.at(-1)];
  if (!worst || !best) throw new Error('Compared groups are not among the late shares.');
  const { fourFifthsRatio: ratio, gini, standardised, difference } = comparison;
  const probability = gapProbability(compared, worst, best);
  const large = ratio !== null && ratio < largeDifference.ratio && probability < plainChance;
  const { many, measures } = lateWordings[grouping];
  const unit = grouping === 'customer' ? '家' : '個';
  return {
    answered: true,
    candidates: large ? [gapCandidate(model, grouping, { worst, best, ratio, gini, standardised, probability })] : [],
    sentence: {
      en: `Late shares of ${compared.length} ${many.en} run from ${percentText(best.rate)} to ${percentText(worst.rate)}.`,
      'zh-TW': `${compared.length} ${unit}${many['zh-TW']}的延遲比例介於 ${percentText(best.rate)} 至 ${percentText(worst.rate)}。`,
    },
    measures: {
      [measures.groups]: groups.length,
      [measures.difference]: difference,
      [measures.probability]: probability,
      ...(gini === null ? {} : { [measures.gini]: gini }),
      ...(standardised === null ? {} : { [measures.standardised]: standardised }),
    },
  };
}
