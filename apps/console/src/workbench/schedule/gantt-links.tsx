import { useTheme } from '@mui/material/styles';
import { barTop, laneHeight, type Bar, type GanttModel, type Row } from './gantt-model.js';
import type { ScheduleData } from './schedule-content.js';

interface Props {
  schedule: ScheduleData;
  model: GanttModel;
  bar: Bar;
  xOf: (at: number) => number;
}

/** What the chosen operation must follow, and the due time of its job. */
export function GanttLinks({ model, bar, xOf }: Props) {
  const { colours } = useTheme();
  const job = model.jobOf.get(bar.operation);
  const before = job?.operations.find(({ id }) => id === bar.operation)?.after ?? [];
  const own = rowOf(model, bar);
  const due = job?.dueAt === undefined ? null : xOf(Date.parse(job.dueAt));
  return (
    <g aria-hidden pointerEvents="none" fill="none" stroke={colours.accent} strokeWidth={1.5}>
      {due !== null && (
        <line x1={due} x2={due} y1={0} y2={model.height} stroke={colours.problem} strokeDasharray="5 4" />
      )}
      {own &&
        before.flatMap((id) =>
          model.rows.flatMap((row) =>
            row.bars
              .filter(({ operation }) => operation === id)
              .map((other) => {
                const [x1, y1] = [xOf(other.to), barTop(row, other) + laneHeight / 2];
                const [x2, y2] = [xOf(bar.from), barTop(own, bar) + laneHeight / 2];
                return <path key={other.key} d={`M${x1} ${y1}C${x1 + 24} ${y1} ${x2 - 24} ${y2} ${x2} ${y2}`} />;
              }),
          ),
        )}
    </g>
  );
}

function rowOf(model: GanttModel, bar: Bar): Row | undefined {
  return model.rows.find(({ bars }) => bars.includes(bar));
}
