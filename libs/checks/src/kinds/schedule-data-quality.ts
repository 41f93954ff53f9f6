import type { LocalizedText } from '@countersign/contracts';
import type { ScheduleModalityContent } from '@countersign/modalities';
import { rosterDataFaults, scheduleDataFaults, type DataFault } from '@countersign/scheduling';
import type { Check } from '../check.js';
import { isSerious } from '../is-serious.js';
import { dataFaultCandidates } from '../schedule/data-fault-candidates.js';
import { limitFindings } from '../schedule/limit-findings.js';
import { numberText } from '../schedule/number-text.js';

const version = '1.0.0';

function faultsOf({ schedule, roster }: ScheduleModalityContent): DataFault[] {
  if (schedule) return scheduleDataFaults(schedule);
  if (roster) return rosterDataFaults(roster);
  throw new Error('The content holds neither a schedule nor a roster: it was not parsed by the schedule modality.');
}

function summaryOf(findings: number, serious: number): LocalizedText {
  if (findings === 0) {
    return {
      en: 'Nothing in the master data contradicts itself or stands out.',
      'zh-TW': '主檔資料未發現互相矛盾或異常之處。',
    };
  }
  return {
    en: `${numberText(findings)} ${findings === 1 ? 'doubt' : 'doubts'} about the master data, ${numberText(serious)} of them serious. A plan is only as good as these.`,
    'zh-TW': `對主檔資料有 ${numberText(findings)} 項疑問，其中 ${numberText(serious)} 項嚴重。排程的品質取決於這些資料。`,
  };
}

/**
 * Whether the master data that a schedule or roster was made from are fit for it: forms of names, near-duplicates, repeated and
 * contradicting records, units, missing records and dates (dimensions of ISO/IEC 25012: consistency, completeness, accuracy).
 */
export const scheduleDataQuality: Check<ScheduleModalityContent> = {
  name: 'schedule-data-quality',
  kind: 'data-quality',
  modality: 'schedule',
  version,
  reads: ['content'],
  async run({ content }, { signal }) {
    signal.throwIfAborted();
    const candidates = dataFaultCandidates(faultsOf(content));
    const serious = candidates.filter(isSerious).length;
    const doubts = candidates.filter(({ severity }) => severity !== 'info').length;
    return {
      outcome: serious > 0 ? 'flagged' : 'passed',
      score: 1 / (1 + serious + 0.1 * (doubts - serious)),
      summary: summaryOf(doubts, serious),
      findings: limitFindings(candidates, version),
      measures: { doubts, seriousDoubts: serious },
    };
  },
};
