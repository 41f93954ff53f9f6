import type { ScheduleAnalysis } from '@countersign/scheduling';
import { useMemo } from 'react';
import type { Comparison } from './bench-answers.js';
import type { GanttModel } from './gantt-model.js';
import { changeoverBlocks, ghostsOf, type Ghost, type Layers } from './gantt-painting.js';
import { triedWindows } from './tried-windows.js';
import { answered } from './use-bench-answer.js';
import type { Scratch } from './use-scratch.js';

const none: Layers['before'] = new Map();

/** What lies between and around the bars: changeovers, where what moved was before, and what the tried changes do. */
export function useLayers(
  model: GanttModel,
  analysis: ScheduleAnalysis | null,
  compared: Comparison | null,
  { changes, outcome }: Scratch,
): Layers {
  const tried = answered(outcome);
  const changeovers = useMemo(() => changeoverBlocks(model, analysis?.changeovers ?? []), [model, analysis]);
  const was = useMemo(() => (compared === null ? none : ghostsOf(model, otherBefore(compared))), [model, compared]);
  const would = useMemo(() => {
    if (tried?.status !== 'feasible') return none;
    const moved = new Set(tried.moved);
    return ghostsOf(
      model,
      tried.assignments.filter(({ operation }) => moved.has(operation)),
    );
  }, [model, tried]);
  const triedOf = useMemo(
    () => new Map([...would.values()].flat().map((ghost): [string, Ghost] => [ghost.operation, ghost])),
    [would],
  );
  const windows = useMemo(() => triedWindows(model, changes), [model, changes]);
  return useMemo(
    () => ({ changeovers, before: was, tried: would, triedOf, windows }),
    [changeovers, was, would, triedOf, windows],
  );
}

/** Places of the revision before that are left: of what moved, and of what is no longer there. */
function otherBefore({ before, difference }: Comparison): Comparison['before']['assignments'] {
  const others = new Set([...difference.moved.map(({ operation }) => operation), ...difference.removed]);
  return before.assignments.filter(({ operation }) => others.has(operation));
}
