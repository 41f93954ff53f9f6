import type { WhatIfInput, WhyNotInput } from '@countersign/contracts';
import {
  analyseRoster,
  analyseSchedule,
  roster as rosterSchema,
  schedule as scheduleSchema,
  whatIf,
  whyNot,
  type Schedule,
} from '@countersign/scheduling';

/** A question about a schedule, with the payloads as JSON texts. */
export type ScheduleQuestion =
  | { ask: 'analysis'; payload: string; previous: string | null }
  | ({ ask: 'what-if'; payload: string } & WhatIfInput)
  | ({ ask: 'why-not'; payload: string } & WhyNotInput);

interface Content {
  schedule?: unknown;
  roster?: unknown;
}

const contentOf = (payload: string): Content => (JSON.parse(payload) as { content: Content }).content;

/** The schedule in a content; null for a roster. */
function scheduleIn({ schedule }: Content): Schedule | null {
  return schedule === undefined ? null : scheduleSchema.parse(schedule);
}

/** The answer as JSON text; null where only a production schedule can be asked so and this is a roster. Runs in a thread: seconds for the largest. */
export function answerScheduleQuestion(question: ScheduleQuestion): string | null {
  const content = contentOf(question.payload);
  const schedule = scheduleIn(content);
  if (question.ask === 'analysis') {
    if (schedule === null) return JSON.stringify({ roster: analyseRoster(rosterSchema.parse(content.roster)) });
    const previous = question.previous === null ? null : scheduleIn(contentOf(question.previous));
    return JSON.stringify({ schedule: analyseSchedule(schedule, previous === null ? {} : { previous }) });
  }
  if (schedule === null) return null;
  return JSON.stringify(
    question.ask === 'what-if'
      ? whatIf(schedule, question.changes)
      : whyNot(schedule, question.operation, question.before),
  );
}
