import { lessUrgentFirst, type Binding, type LessUrgentFirst, type ScheduleModel } from '@countersign/scheduling';
import type { Candidate } from './limit-findings.js';
import { minutesText, namesText } from './number-text.js';

function sentences({ machine, operation, job, priority, tardinessMinutes, first, minutes }: LessUrgentFirst) {
  const [took, late] = [minutesText(minutes), minutesText(tardinessMinutes)];
  const names = namesText(first.map((it) => it.operation));
  const priorities = [...new Set(first.map((it) => it.priority))].sort((a, b) => a - b).join(', ');
  return {
    message: {
      en: `${operation} (priority ${priority}) was ready on ${machine} while ${names.en} (priority ${priorities}) ran first, for ${took.en}; its job ${job} is ${late.en} late.`,
      'zh-TW': `「${operation}」（優先順序 ${priority}）在機台「${machine}」已可開始，但${names['zh-TW']}（優先順序 ${priorities}）先行加工 ${took['zh-TW']}；其工單「${job}」延遲 ${late['zh-TW']}。`,
    },
    explanation: {
      en: 'Release, predecessors and material allowed it to start. Changeovers, people or tools may speak for the other order; the schedule does not say so.',
      'zh-TW': '釋放、前置作業與物料均允許其開始。換線、人員或工具可能是採取此順序的理由，但排程未說明。',
    },
  };
}

/** Late, urgent operations behind less urgent ones that could have waited. */
export function lessUrgentCandidates(model: ScheduleModel, bindings: readonly Binding[]): Candidate[] {
  return lessUrgentFirst(model, bindings).map((found): Candidate => ({
    code: 'late-behind-less-urgent',
    severity: 'minor',
    weight: found.minutes,
    write: () => ({ ids: [found.operation, ...found.first.map(({ operation }) => operation)], ...sentences(found) }),
  }));
}
