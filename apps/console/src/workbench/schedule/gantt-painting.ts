import type { ChangeoverInterval, Interval } from '@countersign/scheduling';
import type { Colours } from '../../theme/palette.js';
import type { GanttModel } from './gantt-model.js';
import { laneTop, rowOf } from './gantt-model.js';
import type { Patterns } from './gantt-patterns.js';
import type { Tick } from './time-ticks.js';
import type { TriedWindow } from './tried-windows.js';

export const labelWidth = 108;
export const axisHeight = 28;

/** How solid the bar of an operation is that is tried elsewhere. */
export const faint = 0.4;

/** A place drawn as an outline: where an operation was, or where it would be. */
export interface Ghost {
  operation: string;
  from: number;
  to: number;
  top: number;
}

/** A changeover as it is drawn. */
export interface ChangeoverBlock {
  from: number;
  to: number;
}

/** What the chart shows apart from its bars, by index of row and in order of time. */
export interface Layers {
  changeovers: ReadonlyMap<number, readonly ChangeoverBlock[]>;
  /** Where the revision before had the operations. */
  before: ReadonlyMap<number, readonly Ghost[]>;
  /** Where the tried changes put them. */
  tried: ReadonlyMap<number, readonly Ghost[]>;
  /** The same by operation; their bars, the old places, are drawn faint. */
  triedOf: ReadonlyMap<string, Ghost>;
  /** Overtime and outages that are tried. */
  windows: ReadonlyMap<number, readonly TriedWindow[]>;
}

/** All that one drawing of the chart needs; `left` and `top` are what is scrolled away, in pixels. */
export interface Painting {
  model: GanttModel;
  perMs: number;
  left: number;
  top: number;
  width: number;
  height: number;
  colours: Colours;
  patterns: Patterns;
  ticks: readonly Tick[];
  /** The date at the left edge. */
  leftDate: string;
  closedOf: (calendar: string | null) => readonly Interval[];
  layers: Layers;
  /** Operations of the chosen finding, chain or path. */
  lit: ReadonlySet<string>;
  chosen: ReadonlySet<string>;
  /** Key of the bar that the keyboard is at. */
  current: string | null;
  /** Letters of the reviewer's marks by operation. */
  marks: ReadonlyMap<string, string>;
  rowName: (id: string) => string;
}

/** The left edge of an instant on the canvas. */
export const xAt = ({ model, perMs, left }: Pick<Painting, 'model' | 'perMs' | 'left'>, at: number): number =>
  labelWidth + (at - model.from) * perMs - left;

/** Rows that are in view, first and past the last. */
export function rowsInView({ model, top, height }: Painting): [number, number] {
  const below = (y: number) => {
    let [low, high] = [0, model.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = model.rows[middle];
      if (row !== undefined && row.top + row.height <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [below(top), Math.min(model.rows.length, below(top + height - axisHeight) + 1)];
}

/** Where assignments would be drawn, by row; operations that have no bar, or no row, are left out. */
export function ghostsOf(
  model: GanttModel,
  places: readonly { operation: string; machine: string; person?: string | undefined; start: string; end: string }[],
): Map<number, Ghost[]> {
  const index = new Map(model.rows.map(({ id }, nth) => [id, nth]));
  const ghosts = new Map<number, Ghost[]>();
  for (const place of places) {
    const bar = model.barOf.get(place.operation);
    const at = index.get(rowOf({ ...place, orderId: model.jobOf.get(place.operation)?.id ?? null }, model.kind));
    const row = at === undefined ? undefined : model.rows[at];
    if (at === undefined || row === undefined) continue;
    const top = laneTop(row, bar?.row === at ? bar.lane : 0);
    const ghost = { operation: place.operation, from: Date.parse(place.start), to: Date.parse(place.end), top };
    const own = ghosts.get(at);
    if (own === undefined) ghosts.set(at, [ghost]);
    else own.push(ghost);
  }
  return ghosts;
}

/** Changeovers by the row of their machine; other rows have none. */
export function changeoverBlocks(
  model: GanttModel,
  changeovers: readonly ChangeoverInterval[],
): Map<number, ChangeoverBlock[]> {
  if (model.kind !== 'machine') return new Map();
  const index = new Map(model.rows.map(({ id }, nth) => [id, nth]));
  const blocks = new Map<number, ChangeoverBlock[]>();
  for (const { machine, startsAt, endsAt } of changeovers) {
    const at = index.get(machine);
    if (at === undefined) continue;
    const block = { from: Date.parse(startsAt), to: Date.parse(endsAt) };
    const own = blocks.get(at);
    if (own === undefined) blocks.set(at, [block]);
    else own.push(block);
  }
  return blocks;
}
