import type { Bar, GanttModel } from './gantt-model.js';

/** The bar that a key leads to: along the row with the arrows, Home and End, or the nearest in time on the next row with one. */
export function neighbourOf(model: GanttModel, from: Bar | null, key: string): Bar | null {
  const known = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
  if (!known.includes(key)) return null;
  const row = from === null ? undefined : model.rows[from.row];
  if (!from || !row) return model.rows.find(({ bars }) => bars.length > 0)?.bars[0] ?? null;
  if (key === 'Home') return row.bars[0] ?? null;
  if (key === 'End') return row.bars.at(-1) ?? null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    return row.bars[row.bars.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)] ?? null;
  }
  const others = key === 'ArrowDown' ? model.rows.slice(from.row + 1) : model.rows.slice(0, from.row).reverse();
  const bars = others.find((other) => other.bars.length > 0)?.bars ?? [];
  return bars.reduce<Bar | null>(
    (best, bar) => (best === null || Math.abs(bar.from - from.from) < Math.abs(best.from - from.from) ? bar : best),
    null,
  );
}
