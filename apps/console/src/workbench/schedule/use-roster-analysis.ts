import type { Roster, RosterAnalysis } from '@countersign/scheduling';
import { useEffect, useState } from 'react';
import type { BenchAnswer } from './use-bench-answer.js';

/** What can be said about a roster, computed beside the page. */
export function useRosterAnalysis(roster: Roster): BenchAnswer<RosterAnalysis> {
  const [answer, setAnswer] = useState<BenchAnswer<RosterAnalysis>>({ state: 'asking' });
  useEffect(() => {
    const worker = new Worker(new URL('./roster.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<RosterAnalysis>) => {
      setAnswer({ state: 'here', answer: data });
    });
    worker.addEventListener('error', (event) => {
      setAnswer({ state: 'failed', error: new Error(event.message || 'The worker stopped.') });
    });
    setAnswer({ state: 'asking' });
    worker.postMessage(roster);
    return () => worker.terminate();
  }, [roster]);
  return answer;
}
