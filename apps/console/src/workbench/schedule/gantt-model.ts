import type { NumberedFinding } from '../ordered-findings.js';
import type { Assignment, ScheduleData } from './schedule-content.js';

/** One bar: an assignment, the lane it lies in, and the findings on it. */
export interface Bar extends Assignment {
  key: string;
  from: number;
  to: number;
  lane: number;
  job: string | null;
  findings: NumberedFinding[];
}

/** One machine and its bars; overlapping bars lie in lanes below each other. */
export interface Row {
  machine: string;
  calendar: string | null;
  lanes: number;
  top: number;
  height: number;
  bars: Bar[];
}

export interface GanttModel {
  from: number;
  to: number;
  rows: Row[];
  height: number;
  jobOf: Map<string, ScheduleData['jobs'][number]>;
}

export const laneHeight = 24;
const rowPadding = 6;

function findingsByOperation(findings: readonly NumberedFinding[]): Map<string, NumberedFinding[]> {
  const map = new Map<string, NumberedFinding[]>();
  for (const finding of findings) {
    if (finding.place?.kind !== 'operation') continue;
    for (const id of finding.place.ids) map.set(id, [...(map.get(id) ?? []), finding]);
  }
  return map;
}

function laid(bars: Bar[]): number {
  const ends: number[] = [];
  for (const bar of bars.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const free = ends.findIndex((end) => end <= bar.from);
    bar.lane = free === -1 ? ends.length : free;
    ends[bar.lane] = bar.to;
  }
  return Math.max(1, ends.length);
}

/** Rows, bars and time range of a schedule; machines that only assignments name come last. */
export function ganttModel(schedule: ScheduleData, findings: readonly NumberedFinding[]): GanttModel {
  const found = findingsByOperation(findings);
  const jobOf = new Map(schedule.jobs.flatMap((job) => job.operations.map(({ id }) => [id, job] as const)));
  const bars = schedule.assignments.map((assignment, nth): Bar => ({
    ...assignment,
    key: `${assignment.operation} ${nth}`,
    from: Date.parse(assignment.start),
    to: Date.parse(assignment.end),
    lane: 0,
    job: jobOf.get(assignment.operation)?.id ?? null,
    findings: found.get(assignment.operation) ?? [],
  }));
  const byMachine = Map.groupBy(bars, ({ machine }) => machine);
  const known = schedule.machines.map(({ id, calendar }) => ({ id, calendar: calendar ?? null }));
  const unknown = [...byMachine.keys()].filter((id) => !known.some((machine) => machine.id === id));
  let top = 0;
  const rows = [...known, ...unknown.map((id) => ({ id, calendar: null }))].map(({ id, calendar }): Row => {
    const own = byMachine.get(id) ?? [];
    const lanes = laid(own);
    const row = { machine: id, calendar, lanes, top, height: lanes * laneHeight + 2 * rowPadding, bars: own };
    top += row.height;
    return row;
  });
  const start = Date.parse(schedule.start);
  const from = bars.reduce((least, bar) => Math.min(least, bar.from), start);
  const to = bars.reduce((most, bar) => Math.max(most, bar.to), start + 3_600_000);
  return { from, to: to + (to - from) * 0.02, rows, height: top, jobOf };
}

/** Top of a bar inside the chart, in pixels. */
export const barTop = (row: Row, bar: Bar): number => row.top + rowPadding + bar.lane * laneHeight;
