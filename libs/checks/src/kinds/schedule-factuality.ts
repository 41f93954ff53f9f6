import type { ScheduleModalityContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { factsResult } from '../schedule/facts-result.js';
import { rosterFacts } from '../schedule/roster-facts.js';
import { scheduleFacts } from '../schedule/schedule-facts.js';

const version = '1.2.0';

/** Re-checks a production schedule or roster against the constraints that were sent with it, and recomputes the key figures it claims. Needs no model. */
export const scheduleFactuality: Check<ScheduleModalityContent> = {
  name: 'schedule-factuality',
  kind: 'factuality',
  modality: 'schedule',
  version,
  reads: ['content'],
  async run({ content: { schedule, roster } }, { signal }) {
    signal.throwIfAborted();
    if (schedule) return factsResult(scheduleFacts(schedule), version);
    if (roster) return factsResult(rosterFacts(roster), version);
    throw new Error('The content holds neither a schedule nor a roster: it was not parsed by the schedule modality.');
  },
};
