import type { ScheduleModalityContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { explainResult } from '../schedule/explain-result.js';
import { explainRosterOutput } from '../schedule/explain-roster-output.js';
import { explainScheduleOutput } from '../schedule/explain-schedule-output.js';

const version = '1.3.0';

/** Why late jobs are late and refused wishes refused, down to the binding constraint, whether the reasons stated for it hold, which machines hold work up, and how far promises stand small delays. Needs no model. */
export const scheduleExplainability: Check<ScheduleModalityContent> = {
  name: 'schedule-explainability',
  kind: 'explainability',
  modality: 'schedule',
  version,
  reads: ['content', 'rationale'],
  async run({ content: { schedule, roster }, rationale }, { signal }) {
    signal.throwIfAborted();
    const hasRationale = rationale !== null && rationale.trim() !== '';
    if (schedule) return explainResult(explainScheduleOutput(schedule, hasRationale), version);
    if (roster) return explainResult(explainRosterOutput(roster, hasRationale), version);
    throw new Error('The content holds neither a schedule nor a roster: it was not parsed by the schedule modality.');
  },
};
