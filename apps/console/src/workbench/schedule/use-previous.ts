import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import type { Comparison } from './bench-answers.js';
import { useBenchAnswer, type BenchAnswer } from './use-bench-answer.js';
import type { AskBench } from './use-bench-worker.js';

/** The comparison with the revision before, once it is wanted. */
export interface Previous {
  /** Id of the submission that this one revises; null for a first one. */
  id: string | null;
  comparison: BenchAnswer<Comparison | null>;
}

/** Reads the content of the revision before when `wanted`, and has it compared. */
export function usePrevious(ask: AskBench, submission: string, wanted: boolean): Previous {
  const view = useAnswer('getSubmission', { params: { id: submission } });
  const id = view.data?.supersedes ?? null;
  const payload = useAnswer('getPayload', { params: { id: id ?? submission } }, { enabled: wanted && id !== null });
  const content = payload.data?.content;
  const input = useMemo(() => (wanted && content !== undefined ? { content } : null), [wanted, content]);
  const comparison = useBenchAnswer(ask, 'compare', input);
  if (payload.error !== null) return { id, comparison: { state: 'failed', error: payload.error } };
  const waits = wanted && id !== null && comparison.state === 'none';
  return { id, comparison: waits ? { state: 'asking' } : comparison };
}
