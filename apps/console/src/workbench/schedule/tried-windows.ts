import type { ScheduleChange } from '@countersign/scheduling';
import type { GanttModel } from './gantt-model.js';
import { answered } from './use-bench-answer.js';
import type { Scratch } from './use-scratch.js';

/** Hours that are tried to be added to a row, or taken from it. */
export interface TriedWindow {
  kind: 'overtime' | 'outage';
  from: number;
  to: number;
}

/** Overtime in the rows whose calendar it is of, outages in the row of their machine, by index of row. */
export function triedWindows(
  { kind, rows }: GanttModel,
  changes: readonly ScheduleChange[],
): Map<number, readonly TriedWindow[]> {
  const windows = new Map<number, TriedWindow[]>();
  for (const change of changes) {
    if (change.kind !== 'overtime' && change.kind !== 'outage') continue;
    const window = { kind: change.kind, from: Date.parse(change.from), to: Date.parse(change.to) };
    rows.forEach(({ id, calendar }, at) => {
      const isHere =
        change.kind === 'overtime' ? calendar === change.calendar : kind === 'machine' && id === change.machine;
      if (isHere) windows.set(at, [...(windows.get(at) ?? []), window]);
    });
  }
  return windows;
}

/** The last instant of what is tried, its windows and the places that operations would get; -Infinity where nothing is. */
export function lastTried({ changes, outcome }: Pick<Scratch, 'changes' | 'outcome'>): number {
  const tried = answered(outcome);
  const ends = changes.flatMap((change) =>
    change.kind === 'overtime' || change.kind === 'outage' ? [Date.parse(change.to)] : [],
  );
  const places = tried?.status === 'feasible' ? tried.assignments : [];
  return [...ends, ...places.map(({ end }) => Date.parse(end))].reduce((last, at) => Math.max(last, at), -Infinity);
}
