import type { ScheduleChange, WhatIf } from '@countersign/scheduling';
import { useCallback, useMemo, useState } from 'react';
import { useBenchAnswer, type BenchAnswer } from './use-bench-answer.js';
import type { AskBench } from './use-bench-worker.js';

/** Changes that are tried on a copy; they live in the page alone and are never sent anywhere. */
export interface Scratch {
  changes: readonly ScheduleChange[];
  outcome: BenchAnswer<WhatIf>;
  add: (change: ScheduleChange) => void;
  undo: () => void;
  reset: () => void;
}

const none: readonly ScheduleChange[] = [];

/** Tries changes one after the other, each on top of those before. */
export function useScratch(ask: AskBench): Scratch {
  const [changes, setChanges] = useState(none);
  const input = useMemo(() => (changes.length === 0 ? null : { changes }), [changes]);
  return {
    changes,
    outcome: useBenchAnswer(ask, 'try', input),
    add: useCallback((change) => setChanges((before) => [...before, change]), []),
    undo: useCallback(() => setChanges((before) => before.slice(0, -1)), []),
    reset: useCallback(() => setChanges(none), []),
  };
}
