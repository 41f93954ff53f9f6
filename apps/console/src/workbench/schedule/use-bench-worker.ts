import type { Schedule } from '@countersign/scheduling';
import { useCallback, useEffect, useRef } from 'react';
import type { BenchQuestion, BenchQuestions } from './bench-answers.js';
import type { FromBench, ToBench } from './bench.worker.js';

/** Asks about the schedule; computed beside the page, so that it never waits. */
export type AskBench = <K extends BenchQuestion>(
  question: K,
  input: BenchQuestions[K]['input'],
) => Promise<BenchQuestions[K]['answer']>;

interface Open {
  worker: Worker;
  waiting: Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>;
  asked: number;
}

/** One worker for one schedule, started with the first question and ended with the page. */
export function useBenchWorker(schedule: Schedule): AskBench {
  const open = useRef<Open | null>(null);
  useEffect(
    () => () => {
      open.current?.worker.terminate();
      open.current = null;
    },
    [schedule],
  );
  return useCallback<AskBench>(
    (question, input) => {
      const bench = (open.current ??= start(schedule));
      const nth = (bench.asked += 1);
      return new Promise((resolve, reject) => {
        // The answer that carries this number is the one to this question.
        bench.waiting.set(nth, { resolve: resolve as (answer: unknown) => void, reject });
        bench.worker.postMessage({ nth, question, input } satisfies ToBench);
      });
    },
    [schedule],
  );
}

function start(schedule: Schedule): Open {
  const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
  const open: Open = { worker, waiting: new Map(), asked: 0 };
  worker.addEventListener('message', ({ data }: MessageEvent<FromBench>) => {
    const waiting = open.waiting.get(data.nth);
    open.waiting.delete(data.nth);
    if ('error' in data) waiting?.reject(new Error(data.error));
    else waiting?.resolve(data.answer);
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of open.waiting.values()) reject(new Error(event.message || 'The bench stopped.'));
    open.waiting.clear();
  });
  worker.postMessage({ schedule } satisfies ToBench);
  return open;
}
