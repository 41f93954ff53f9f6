import type { Bar, GanttModel } from './gantt-model.js';

/** The bar that an arrow key leads to: along the machine, or the nearest in time on the next machine with one. */
export function neighbourOf(model: GanttModel, from: Bar | null, key: string): Bar | null {
  if (!key.startsWith('Arrow')) return null;
  const at = model.rows.findIndex(({ bars }) => from !== null && bars.includes(from));
  const row = model.rows[at];
  if (!from || !row) return model.rows.find(({ bars }) => bars.length > 0)?.bars[0] ?? null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    return row.bars[row.bars.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)] ?? null;
  }
  const others = key === 'ArrowDown' ? model.rows.slice(at + 1) : model.rows.slice(0, at).reverse();
  const bars = others.find((other) => other.bars.length > 0)?.bars ?? [];
  return bars.reduce<Bar | null>(
    (best, bar) => (best === null || Math.abs(bar.from - from.from) < Math.abs(best.from - from.from) ? bar : best),
    null,
  );
}
