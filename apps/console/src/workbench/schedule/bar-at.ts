import { laneHeight, laneTop, type Bar, type GanttModel, type Row } from './gantt-model.js';
import { firstEndingAfter } from './visible-part.js';

/** The row at a height of the chart, in pixels from its first row; null outside. */
export function rowAt({ rows }: GanttModel, y: number): Row | null {
  const row = rows[firstEndingAfter(rows, y, ({ top, height }) => top + height)];
  return row !== undefined && y >= 0 ? row : null;
}

/** The bar at an instant and a height, or one that lies within `slack` milliseconds of it. */
export function barAt(model: GanttModel, at: number, y: number, slack: number): Bar | null {
  const row = rowAt(model, y);
  if (row === null) return null;
  const lane = row.lanes[Math.floor((y - laneTop(row, 0)) / laneHeight)] ?? [];
  const bar = lane[firstEndingAfter(lane, at - slack, ({ to }) => to)];
  return bar !== undefined && bar.from <= at + slack ? bar : null;
}
