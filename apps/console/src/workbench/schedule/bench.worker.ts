import type { Schedule } from '@countersign/scheduling';
import { answerOf, type BenchQuestion, type BenchQuestions } from './bench-answers.js';

/** The schedule comes first, then questions about it, each with a number that its answer carries. */
export type ToBench =
  { schedule: Schedule } | { nth: number; question: BenchQuestion; input: BenchQuestions[BenchQuestion]['input'] };

/** An answer, or why there is none. */
export type FromBench = { nth: number; answer: unknown } | { nth: number; error: string };

let schedule: Schedule | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToBench>) => {
  if ('schedule' in data) {
    ({ schedule } = data);
    return;
  }
  const { nth, question, input } = data;
  try {
    if (schedule === null) throw new Error('There is no schedule on the bench.');
    self.postMessage({ nth, answer: answerOf(schedule, question, input as never) } satisfies FromBench);
  } catch (error) {
    self.postMessage({ nth, error: error instanceof Error ? error.message : String(error) } satisfies FromBench);
  }
});
