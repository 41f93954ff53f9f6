import type { Schedule, ScheduleAnalysis, WhatIf } from '@countersign/scheduling';
import { useMemo } from 'react';
import type { GanttModel } from './gantt-model.js';
import { changeoverBlocks, ghostsOf, type Layers } from './gantt-painting.js';

const none: Layers['before'] = new Map();

/** What lies between and around the bars: changeovers, where operations were before, and where the tried changes put them. */
export function useLayers(
  model: GanttModel,
  analysis: ScheduleAnalysis | null,
  before: Schedule | null,
  tried: WhatIf | null,
): Layers {
  const changeovers = useMemo(() => changeoverBlocks(model, analysis?.changeovers ?? []), [model, analysis]);
  const was = useMemo(() => (before === null ? none : ghostsOf(model, before.assignments)), [model, before]);
  const would = useMemo(() => {
    if (tried?.status !== 'feasible') return none;
    const moved = new Set(tried.moved);
    return ghostsOf(
      model,
      tried.assignments.filter(({ operation }) => moved.has(operation)),
    );
  }, [model, tried]);
  return useMemo(() => ({ changeovers, before: was, tried: would }), [changeovers, was, would]);
}
