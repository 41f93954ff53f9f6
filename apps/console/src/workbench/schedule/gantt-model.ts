import { scheduleConstraints, type Schedule, type ScheduleViolation } from '@countersign/scheduling';
import type { NumberedFinding } from '../ordered-findings.js';

type Assignment = Schedule['assignments'][number];
export type Job = Schedule['jobs'][number];

/** What the rows of the chart are. */
export const rowKinds = ['machine', 'order', 'person'] as const;
export type RowKind = (typeof rowKinds)[number];

/** One bar: an assignment, its row and the lane it lies in, and what was found on it. */
export interface Bar extends Assignment {
  key: string;
  from: number;
  to: number;
  row: number;
  lane: number;
  orderId: string | null;
  /** Whether its order ends after it is due, and by how many minutes. */
  late: boolean;
  lateMinutes: number;
  findings: NumberedFinding[];
  /** Whether a broken hard constraint names it. */
  violated: boolean;
  /** Whether a finding of weight names it, whatever that finding is about. */
  found: boolean;
}

/** A row and its bars; overlapping bars lie in lanes below each other, each lane in order of time. */
export interface Row {
  /** Empty for the row of operations without a person. */
  id: string;
  calendar: string | null;
  top: number;
  height: number;
  lanes: Bar[][];
  bars: Bar[];
}

export interface GanttModel {
  kind: RowKind;
  from: number;
  to: number;
  rows: Row[];
  height: number;
  bars: Bar[];
  /** The first bar of an operation. */
  barOf: ReadonlyMap<string, Bar>;
  jobOf: ReadonlyMap<string, Job>;
}

export const laneHeight = 24;
export const barHeight = laneHeight - 3;
const rowPadding = 6;

/** Rows, bars and time range of a schedule; what only assignments name comes last. */
export function ganttModel(
  schedule: Schedule,
  findings: readonly NumberedFinding[],
  violations: readonly ScheduleViolation[] = [],
  kind: RowKind = 'machine',
): GanttModel {
  const jobOf = new Map(schedule.jobs.flatMap((job) => job.operations.map(({ id }) => [id, job] as const)));
  const bars = barsOf(schedule, jobOf, findings, violations);
  const byRow = Map.groupBy(bars, (bar) => rowOf(bar, kind));
  let top = 0;
  const rows = rowHeads(schedule, kind, byRow).map((head, row): Row => {
    const own = (byRow.get(head.id) ?? []).sort((a, b) => a.from - b.from || a.to - b.to);
    const lanes = laid(own);
    for (const bar of own) bar.row = row;
    const height = Math.max(1, lanes.length) * laneHeight + 2 * rowPadding;
    top += height;
    return { ...head, lanes, bars: own, top: top - height, height };
  });
  const start = Date.parse(schedule.start);
  const from = bars.reduce((least, bar) => Math.min(least, bar.from), start);
  const to = bars.reduce((most, bar) => Math.max(most, bar.to), start + 3_600_000);
  const barOf = new Map([...bars].reverse().map((bar) => [bar.operation, bar]));
  return { kind, from, to: to + (to - from) * 0.02, rows, height: top, bars, barOf, jobOf };
}

/** The chart drawn as far as an instant, where that is later than its own end and no more than as much again. */
export function reaching(model: GanttModel, at: number): GanttModel {
  const { from, to } = model;
  const length = to - from;
  const end = Math.min(at + 0.02 * length, to + length);
  return end > to ? { ...model, to: end } : model;
}

/** The row that a place belongs to. */
export function rowOf(place: { machine: string; person?: string | undefined; orderId: string | null }, kind: RowKind) {
  if (kind === 'machine') return place.machine;
  return (kind === 'order' ? place.orderId : place.person) ?? '';
}

function barsOf(
  schedule: Schedule,
  jobOf: ReadonlyMap<string, Job>,
  findings: readonly NumberedFinding[],
  violations: readonly ScheduleViolation[],
): Bar[] {
  const found = findingsByOperation(findings);
  const broken = new Set(
    violations.flatMap(({ constraint, operations }) => (scheduleConstraints[constraint] === 'hard' ? operations : [])),
  );
  const ends = new Map<string, number>();
  for (const { operation, end } of schedule.assignments) {
    const job = jobOf.get(operation)?.id ?? '';
    ends.set(job, Math.max(ends.get(job) ?? -Infinity, Date.parse(end)));
  }
  return schedule.assignments.map((assignment, nth): Bar => {
    const { operation } = assignment;
    const job = jobOf.get(operation);
    const own = found.get(operation) ?? [];
    const from = Date.parse(assignment.start);
    const dueAt = job?.dueAt === undefined ? Infinity : Date.parse(job.dueAt);
    const lateMinutes = Math.max(0, ((ends.get(job?.id ?? '') ?? -Infinity) - dueAt) / 60_000);
    return {
      ...assignment,
      key: `${operation} ${nth}`,
      from,
      to: Math.max(from, Date.parse(assignment.end)),
      row: 0,
      lane: 0,
      orderId: job?.id ?? null,
      late: lateMinutes > 0,
      lateMinutes,
      findings: own,
      violated: broken.has(operation),
      found: own.some(({ severity }) => severity !== 'info'),
    };
  });
}

function findingsByOperation(findings: readonly NumberedFinding[]): Map<string, NumberedFinding[]> {
  const map = new Map<string, NumberedFinding[]>();
  for (const finding of findings) {
    if (finding.place?.kind !== 'operation') continue;
    for (const id of finding.place.ids) map.set(id, [...(map.get(id) ?? []), finding]);
  }
  return map;
}

function rowHeads({ machines, jobs, people = [] }: Schedule, kind: RowKind, byRow: ReadonlyMap<string, unknown>) {
  const declared: { id: string; calendar?: string | undefined }[] =
    kind === 'machine' ? machines : kind === 'order' ? jobs.map(({ id }) => ({ id })) : people;
  const known = new Set(declared.map(({ id }) => id));
  const others = [...byRow.keys()].filter((id) => !known.has(id)).sort((a, b) => Number(a === '') - Number(b === ''));
  return [...declared, ...others.map((id) => ({ id, calendar: undefined }))].map(({ id, calendar }) => ({
    id,
    calendar: calendar ?? null,
  }));
}

/** Puts each bar, in order of start, into the first lane that is free. */
function laid(bars: readonly Bar[]): Bar[][] {
  const lanes: Bar[][] = [];
  for (const bar of bars) {
    const free = lanes.findIndex((lane) => (lane.at(-1)?.to ?? -Infinity) <= bar.from);
    bar.lane = free === -1 ? lanes.length : free;
    (lanes[bar.lane] ??= []).push(bar);
  }
  return lanes;
}

/** Top of a lane inside the chart, in pixels. */
export const laneTop = (row: Row, lane: number): number => row.top + rowPadding + lane * laneHeight;

/** Top of a bar inside the chart, in pixels. */
export const barTop = (model: GanttModel, bar: Bar): number => {
  const row = model.rows[bar.row];
  return row === undefined ? 0 : laneTop(row, bar.lane);
};
