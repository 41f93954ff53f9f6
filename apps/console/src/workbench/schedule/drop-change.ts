import type { ScheduleChange } from '@countersign/scheduling';
import type { GanttModel } from './gantt-model.js';
import type { Dragged } from './use-gantt-pointer.js';

/** The change that dropping a bar means: in the rows of machines its row is the machine, in others the machine stays. Null where it lies. */
export function dropChange({ kind }: GanttModel, { bar, row, at }: Dragged): ScheduleChange | null {
  const machine = kind === 'machine' ? row.id : bar.machine;
  if (machine === bar.machine && at === bar.from) return null;
  return { kind: 'move-to', operation: bar.operation, machine, at: new Date(at).toISOString() };
}
