import {
  simulateDelays,
  usualDelays,
  type Robustness,
  type Schedule,
  type ScheduleModel,
} from '@countersign/scheduling';
import type { Candidate } from './limit-findings.js';
import { numberText, percentText } from './number-text.js';

const namedJobs = 5;

/** Answers how far promises stand small delays, and null where nothing is due or placed. */
export function robustnessOf(schedule: Schedule): Robustness | null {
  const robustness = simulateDelays(schedule, usualDelays(schedule.assignments.length));
  return robustness.all === null ? null : robustness;
}

/** The share of simulated small delays under which promises hold, and the orders that miss theirs most often. */
export function robustnessCandidate(model: ScheduleModel, { all, jobs, simulations }: Robustness): Candidate[] {
  if (all === null) return [];
  const weak = jobs.filter(({ held }) => held < simulations);
  const named = weak.slice(0, namedJobs).map(({ job, share }) => ({ job, text: percentText(share.value) }));
  const operationsOf = (id: string) => model.jobs.find((job) => job.id === id)?.operations.map((it) => it.id) ?? [];
  const range = `${percentText(all.share.from)}–${percentText(all.share.to)}`;
  return [
    {
      code: 'robustness',
      severity: 'info',
      weight: 1 - all.share.value,
      write: () => ({
        ids: weak.slice(0, namedJobs).flatMap(({ job }) => operationsOf(job)),
        message: {
          en: `Under small delays all ${numberText(jobs.length)} promised dates hold in ${percentText(all.share.value)} of ${numberText(simulations)} simulations.`,
          'zh-TW': `在小幅延誤下，${numberText(simulations)} 次模擬中有 ${percentText(all.share.value)} 全部 ${numberText(jobs.length)} 個承諾交期都能達成。`,
        },
        explanation: {
          en: `Supposed: every operation takes 10% less to 30% more than planned, independently, nothing starts before its planned start, and the order stays. 95% interval: ${range}. ${
            named.length === 0
              ? 'No promise is missed in any.'
              : `Least often hold: ${named.map(({ job, text }) => `${job} (${text})`).join(', ')}.`
          }`,
          'zh-TW': `假設：每項作業所需時間各自獨立，介於比計畫少 10% 至多 30%，不早於計畫開始，順序不變。95% 信賴區間：${range}。${
            named.length === 0
              ? '所有模擬皆未違約。'
              : `最常無法達成：${named.map(({ job, text }) => `「${job}」（${text}）`).join('、')}。`
          }`,
        },
      }),
    },
  ];
}
