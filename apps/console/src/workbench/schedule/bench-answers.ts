import {
  analyseSchedule,
  buildScheduleModel,
  explainSchedule,
  scheduleContent,
  simulateDelays,
  usualDelays,
  whatIf,
  whyNot,
  type Chain,
  type Robustness,
  type Schedule,
  type ScheduleAnalysis,
  type ScheduleChange,
  type ScheduleDifference,
  type WhatIf,
  type WhyNot,
} from '@countersign/scheduling';

/** What can be asked about the schedule on the bench, and what is answered. */
export interface BenchQuestions {
  analyse: { input: Record<never, never>; answer: ScheduleAnalysis };
  /** The content of the revision before; answered by null where that is no schedule. */
  compare: { input: { content: unknown }; answer: Comparison | null };
  try: { input: { changes: readonly ScheduleChange[] }; answer: WhatIf };
  whyNot: { input: { first: string; second: string }; answer: WhyNot };
  chain: { input: { operation: string }; answer: Chain | null };
  robustness: { input: Record<never, never>; answer: Robustness };
}
export type BenchQuestion = keyof BenchQuestions;

/** The revision before, and what is another than in it. */
export interface Comparison {
  before: Schedule;
  difference: ScheduleDifference;
}

/** Longest chain that is told; nobody reads more steps. */
const mostSteps = 200;

const answering: {
  [K in BenchQuestion]: (schedule: Schedule, input: BenchQuestions[K]['input']) => BenchQuestions[K]['answer'];
} = {
  analyse: (schedule) => analyseSchedule(schedule),
  compare: (schedule, { content }) => {
    const parsed = scheduleContent.safeParse(content);
    if (!parsed.success) return null;
    const before = parsed.data.schedule;
    const { difference } = analyseSchedule(schedule, { previous: before });
    return difference && { before, difference };
  },
  try: (schedule, { changes }) => whatIf(schedule, changes),
  whyNot: (schedule, { first, second }) => whyNot(schedule, first, second),
  chain: (schedule, { operation }) => explainSchedule(buildScheduleModel(schedule)).chainTo(operation, mostSteps),
  robustness: (schedule) => simulateDelays(schedule, usualDelays(schedule.assignments.length)),
};

/** Answers one question about a schedule, which stays as it is. */
export function answerOf<K extends BenchQuestion>(
  schedule: Schedule,
  question: K,
  input: BenchQuestions[K]['input'],
): BenchQuestions[K]['answer'] {
  return answering[question](schedule, input);
}
