import { keyFigures, lateShares, rateSpreadTest, type LateShare, type ScheduleModel } from '@countersign/scheduling';
import { chance, largeDifference, plainChance, type Burden } from './burden.js';
import { fisherExact } from '../statistics/fisher-exact.js';
import type { Candidate } from './limit-findings.js';
import { minutesText, numberText, percentText } from './number-text.js';

interface Gap {
  worst: LateShare;
  best: LateShare;
  ratio: number | null;
  probability: number;
}

/** The last operations of the late jobs of a customer. */
function lateOperations(model: ScheduleModel, customer: string): string[] {
  const late = new Set(
    keyFigures(model)
      .jobs.filter((job) => job.customer === customer && (job.latenessMinutes ?? 0) > 0)
      .map(({ job }) => job),
  );
  return model.jobs
    .filter(({ id }) => late.has(id))
    .flatMap(({ operations }) =>
      operations.toSorted((a, b) => (b.placement?.end ?? 0) - (a.placement?.end ?? 0)).slice(0, 1),
    )
    .map(({ id }) => id);
}

function gapCandidate(model: ScheduleModel, { worst, best, ratio, probability }: Gap): Candidate {
  const likely = probability >= chance;
  return {
    code: 'late-share-uneven',
    severity: likely ? 'minor' : 'major',
    weight: worst.rate - best.rate,
    write: () => ({
      ids: lateOperations(model, worst.customer),
      message: {
        en: `${percentText(worst.rate)} of the jobs of ${worst.customer} are late (${worst.late} of ${worst.jobs}), ${percentText(best.rate)} of those of ${best.customer} (${best.late} of ${best.jobs}).`,
        'zh-TW': `客戶「${worst.customer}」的工單有 ${percentText(worst.rate)} 延遲（${worst.jobs} 張中 ${worst.late} 張），客戶「${best.customer}」為 ${percentText(best.rate)}（${best.jobs} 張中 ${best.late} 張）。`,
      },
      explanation: {
        en: `On-time rates stand at ${numberText(ratio ?? 0)} to 1; under ${largeDifference.ratio} the four-fifths rule sees a disadvantage. Were customers treated alike, so large a difference would come by chance with probability ${numberText(probability)}${likely ? ', so it may be chance' : ''}. Mean lateness: ${minutesText(worst.meanTardinessMinutes).en} and ${minutesText(best.meanTardinessMinutes).en}.`,
        'zh-TW': `準時率之比為 ${numberText(ratio ?? 0)}；低於 ${largeDifference.ratio} 時，五分之四法則視為不利。若一視同仁，出現如此差距的機率為 ${numberText(probability)}${likely ? '，可能只是偶然' : ''}。平均延遲：${minutesText(worst.meanTardinessMinutes)['zh-TW']}與 ${minutesText(best.meanTardinessMinutes)['zh-TW']}。`,
      },
    }),
  };
}

/** Of two customers exactly; of more by lot, because the widest of many gaps is wide by itself. */
function gapProbability(compared: readonly LateShare[], worst: LateShare, best: LateShare): number {
  if (compared.length === 2) return fisherExact(worst.late, worst.jobs, best.late, best.jobs);
  const jobs = compared.reduce((sum, it) => sum + it.jobs, 0);
  const draws = Math.min(9999, Math.max(199, Math.round(5e6 / jobs)));
  const rates = compared.map((it) => ({ hits: it.late, of: it.jobs }));
  return rateSpreadTest(rates, { draws, seed: 20_261_130 }).probability;
}

/** Whether customers are made to wait alike: the highest late share against the lowest. */
export function lateBurden(model: ScheduleModel): Burden {
  const { customers, comparison } = lateShares(model);
  if (customers.length < 2) {
    return {
      answered: customers.length === 0 ? null : false,
      candidates: [],
      sentence: {
        en: 'Customers cannot be compared: fewer than two have jobs with a due date.',
        'zh-TW': '無法比較客戶：有交期工單的客戶少於兩家。',
      },
      measures: { customers: customers.length },
    };
  }
  if (comparison.status === 'not-enough-data') {
    return {
      answered: false,
      candidates: [],
      sentence: {
        en: `Customers cannot be compared: fewer than two have at least ${comparison.minimum} jobs with a due date.`,
        'zh-TW': `無法比較客戶：至少有 ${comparison.minimum} 張附交期工單的客戶少於兩家。`,
      },
      measures: { customers: customers.length },
    };
  }
  const worst = customers.find(({ customer }) => customer === comparison.highest);
  const best = customers.find(({ customer }) => customer === comparison.lowest);
  if (!worst || !best) throw new Error('The compared customers are not among the late shares.');
  const ratio = comparison.fourFifthsRatio;
  const probability = gapProbability(
    customers.filter((it) => it.compared),
    worst,
    best,
  );
  const large = ratio !== null && ratio < largeDifference.ratio && probability < plainChance;
  return {
    answered: true,
    candidates: large ? [gapCandidate(model, { worst, best, ratio, probability })] : [],
    sentence: {
      en: `Late shares of ${customers.filter(({ compared }) => compared).length} customers run from ${percentText(best.rate)} to ${percentText(worst.rate)}.`,
      'zh-TW': `${customers.filter(({ compared }) => compared).length} 家客戶的延遲比例介於 ${percentText(best.rate)} 至 ${percentText(worst.rate)}。`,
    },
    measures: {
      customers: customers.length,
      lateShareDifference: comparison.difference,
      lateShareProbability: probability,
    },
  };
}
