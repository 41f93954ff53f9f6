import type { ScheduleChange } from '@countersign/scheduling';
import type { GanttModel } from './gantt-model.js';
import type { Dragged } from './use-gantt-pointer.js';

/** The change that dropping a bar means: in the rows of machines its row is the machine, in others the machine stays. Null where it lies. */
export function dropChange(model: GanttModel, { bar, row, at }: Dragged): ScheduleChange | null {
  const machine = model.kind === 'machine' ? row.id : bar.machine;
  if (machine !== bar.machine) return { kind: 'other-machine', operation: bar.operation, machine };
  const next = model.bars
    .filter((it) => it.machine === machine && it.operation !== bar.operation && it.from >= at)
    .sort((a, b) => a.from - b.from)[0];
  return next === undefined || at === bar.from
    ? null
    : { kind: 'move-before', operation: bar.operation, before: next.operation };
}
