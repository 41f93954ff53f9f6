import { useTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import type { GanttModel, Row } from './gantt-model.js';
import { closedWindows } from './open-windows.js';
import type { ScheduleData } from './schedule-content.js';
import type { Tick } from './time-ticks.js';

interface Props {
  schedule: ScheduleData;
  model: GanttModel;
  rows: readonly Row[];
  ticks: readonly Tick[];
  xOf: (at: number) => number;
  width: number;
}

/** Closed hours, row lines and time lines behind the bars. */
export function GanttGround({ schedule, model, rows, ticks, xOf, width }: Props) {
  const { colours } = useTheme();
  const closed = useMemo(
    () =>
      new Map(
        schedule.calendars.map((calendar) => [
          calendar.id,
          closedWindows(calendar, { from: model.from, to: model.to }, schedule.timeZone),
        ]),
      ),
    [schedule, model],
  );
  return (
    <g aria-hidden>
      {rows.flatMap((row) =>
        (row.calendar === null ? [] : (closed.get(row.calendar) ?? [])).map(({ from, to }) => (
          <rect
            key={`${row.machine} ${from}`}
            x={xOf(from)}
            y={row.top}
            width={xOf(to) - xOf(from)}
            height={row.height}
            fill="url(#gantt-closed)"
          />
        )),
      )}
      {ticks.map(({ at, strong }) => (
        <line
          key={at}
          x1={xOf(at)}
          x2={xOf(at)}
          y1={0}
          y2={model.height}
          stroke={strong ? colours.strongLine : colours.line}
        />
      ))}
      {rows.map((row) => (
        <line
          key={row.machine}
          x1={0}
          x2={width}
          y1={row.top + row.height - 0.5}
          y2={row.top + row.height - 0.5}
          stroke={colours.line}
        />
      ))}
    </g>
  );
}
