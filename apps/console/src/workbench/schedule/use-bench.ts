import { ZoneClock, type Schedule } from '@countersign/scheduling';
import { useMemo, useState } from 'react';
import type { Shown } from './gantt-toolbar.js';
import { answered, useBenchAnswer } from './use-bench-answer.js';
import { useBenchWorker } from './use-bench-worker.js';
import { usePrevious } from './use-previous.js';
import { useScratch } from './use-scratch.js';

const nothing = {};

/** Panels below the chart, in their order. */
export const benchPanels = ['operation', 'figures', 'late', 'load', 'fairness', 'try', 'changes'] as const;
export type BenchPanel = (typeof benchPanels)[number];

/** What the bench computes and shows of one schedule. */
export function useBench(schedule: Schedule, submission: string) {
  const ask = useBenchWorker(schedule);
  const [panel, setPanel] = useState<BenchPanel>('operation');
  const [shown, setShown] = useState<Shown>({ table: false, path: false, before: false, whole: false });
  const analysis = useBenchAnswer(ask, 'analyse', nothing);
  const scratch = useScratch(ask);
  const previous = usePrevious(ask, submission, shown.before || panel === 'changes');
  const clock = useMemo(() => clockOf(schedule), [schedule]);
  return {
    ask,
    clock,
    analysis,
    found: answered(analysis),
    scratch,
    previous,
    compared: shown.before ? answered(previous.comparison) : null,
    panel,
    setPanel,
    shown,
    setShown,
  };
}
export type Bench = ReturnType<typeof useBench>;

/** A clock for all instants of the schedule, and for as long again: what is tried may end later. */
function clockOf({ timeZone, start, assignments }: Schedule): ZoneClock {
  const from = Date.parse(start);
  const first = assignments.reduce((least, it) => Math.min(least, Date.parse(it.start)), from);
  const last = assignments.reduce((most, it) => Math.max(most, Date.parse(it.end)), from);
  return new ZoneClock(timeZone, first, last + (last - first));
}
