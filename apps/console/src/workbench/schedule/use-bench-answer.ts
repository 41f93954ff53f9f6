import { useEffect, useState } from 'react';
import type { BenchQuestion, BenchQuestions } from './bench-answers.js';
import type { AskBench } from './use-bench-worker.js';

/** An answer of the bench on its way, here, or missing. */
export type BenchAnswer<T> =
  { state: 'none' | 'asking' } | { state: 'here'; answer: T } | { state: 'failed'; error: Error };

/** Asks whenever the input becomes another (by identity); null asks nothing. Only the latest answer counts. */
export function useBenchAnswer<K extends BenchQuestion>(
  ask: AskBench,
  question: K,
  input: BenchQuestions[K]['input'] | null,
): BenchAnswer<BenchQuestions[K]['answer']> {
  const [answer, setAnswer] = useState<BenchAnswer<BenchQuestions[K]['answer']>>({ state: 'none' });
  useEffect(() => {
    if (input === null) {
      setAnswer({ state: 'none' });
      return undefined;
    }
    let latest = true;
    setAnswer({ state: 'asking' });
    ask(question, input)
      .then((found) => latest && setAnswer({ state: 'here', answer: found }))
      .catch((error: unknown) => {
        if (latest) setAnswer({ state: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      });
    return () => {
      latest = false;
    };
  }, [ask, question, input]);
  return answer;
}

/** The answer where it is here, else null. */
export function answered<T>(answer: BenchAnswer<T>): T | null {
  return answer.state === 'here' ? answer.answer : null;
}
