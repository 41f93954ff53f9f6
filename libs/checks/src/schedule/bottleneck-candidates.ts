import { bottlenecks, type BlockingForest, type Bottleneck, type ScheduleModel } from '@countersign/scheduling';
import type { Candidate } from './limit-findings.js';
import { minutesText, numberText, percentText } from './number-text.js';

/** Most machines that are named. */
const namedMachines = 3;

function sentences({ machine, heldMinutes, lateJobs, tardinessMinutes, share }: Bottleneck) {
  const [held, late] = [minutesText(heldMinutes), minutesText(tardinessMinutes)];
  const busy = share === null ? null : percentText(share);
  return {
    message: {
      en: `Operations waited ${held.en} in all for machine ${machine} and for nothing else.`,
      'zh-TW': `各作業僅為等待機台「${machine}」合計 ${held['zh-TW']}。`,
    },
    explanation: {
      en: `${busy === null ? 'It is never open.' : `It works ${busy} of its open time.`} ${
        lateJobs === 0
          ? 'No late job hangs on it.'
          : `${numberText(lateJobs)} late ${lateJobs === 1 ? 'job hangs' : 'jobs hang'} on it, late by ${late.en} in all.`
      }`,
      'zh-TW': `${busy === null ? '此機台從未開放。' : `其開放時間有 ${busy} 在加工。`}${
        lateJobs === 0
          ? '沒有延遲工單與其相關。'
          : `有 ${numberText(lateJobs)} 張延遲工單受其影響，合計延遲 ${late['zh-TW']}。`
      }`,
    },
  };
}

/** The machines that made work wait longest. */
export function bottleneckCandidates(model: ScheduleModel, forest: BlockingForest): Candidate[] {
  return bottlenecks(model, forest)
    .slice(0, namedMachines)
    .map((bottleneck): Candidate => ({
      code: 'bottleneck-machine',
      severity: 'info',
      // Behind the late jobs, whose weight is their lateness.
      weight: 0,
      write: () => ({
        ids: (model.machines.get(bottleneck.machine)?.queue ?? []).map(({ operation }) => operation.id),
        ...sentences(bottleneck),
      }),
    }));
}
