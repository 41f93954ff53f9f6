import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useLocaleState } from 'react-admin';
import { useText } from '../../language/use-text.js';
import type { NumberedFinding } from '../ordered-findings.js';
import { barTop, laneHeight, type Bar, type GanttModel } from './gantt-model.js';
import { GanttBar } from './gantt-bar.js';
import { GanttGround } from './gantt-ground.js';
import { GanttLinks } from './gantt-links.js';
import { GanttViolation } from './gantt-violation.js';
import { scheduleText } from './messages.js';
import { neighbourOf } from './neighbour-of.js';
import type { ScheduleData } from './schedule-content.js';
import { timeTicks } from './time-ticks.js';

const labelWidth = 96;
const axisHeight = 28;

interface Props {
  schedule: ScheduleData;
  model: GanttModel;
  /** 1 shows the whole time range; larger is nearer. */
  zoom: number;
  chosen: Bar | null;
  onChoose: (bar: Bar) => void;
  /** Letters of the reviewer's marks by operation. */
  marks: ReadonlyMap<string, string>;
  finding: NumberedFinding | null;
}

/** Machines as rows, operations as bars, closed hours shaded; draws only what is in view. */
export function GanttChart({ schedule, model, zoom, chosen, onChoose, marks, finding }: Props) {
  const text = useText(scheduleText);
  const theme = useTheme();
  const [locale] = useLocaleState();
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ left: 0, top: 0, width: 800, height: 400 });
  const room = Math.max(200, view.width - labelWidth);
  const perMinute = (room / ((model.to - model.from) / 60_000)) * zoom;
  const xOf = (at: number) => ((at - model.from) / 60_000) * perMinute;
  const width = Math.max(room, xOf(model.to));
  const ticks = useMemo(
    () => timeTicks(model.from, model.to, perMinute, schedule.timeZone, locale),
    [model, perMinute, schedule.timeZone, locale],
  );

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () =>
      setView({
        left: element.scrollLeft,
        top: element.scrollTop,
        width: element.clientWidth,
        height: element.clientHeight,
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  useEffect(() => {
    const row = chosen && model.rows.find(({ bars }) => bars.includes(chosen));
    if (!row || !frame.current) return;
    const left = ((chosen.from - model.from) / 60_000) * perMinute;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = frame.current;
    if (left < scrollLeft || left > scrollLeft + clientWidth - labelWidth - 60) frame.current.scrollLeft = left - 80;
    if (row.top < scrollTop || row.top + row.height > scrollTop + clientHeight - axisHeight) {
      frame.current.scrollTop = row.top - 40;
    }
  }, [chosen, model, perMinute]);

  const inView = (from: number, to: number) => xOf(to) >= view.left - 200 && xOf(from) <= view.left + view.width + 200;
  const rows = model.rows.filter(
    (row) => row.top + row.height >= view.top - 100 && row.top <= view.top + view.height + 100,
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const next = neighbourOf(model, chosen, event.key);
    if (!next) return;
    event.preventDefault();
    onChoose(next);
  };
  return (
    <Box
      ref={frame}
      tabIndex={0}
      role="group"
      aria-label={`${text('chart', { count: schedule.assignments.length })}. ${text('chartHelp')}`}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: 180,
        overflow: 'auto',
        position: 'relative',
        borderBlock: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Box sx={{ position: 'relative', width: labelWidth + width, height: axisHeight + model.height }}>
        <Box
          sx={{
            position: 'sticky',
            top: 0,
            zIndex: 2,
            height: axisHeight,
            bgcolor: 'background.paper',
            borderBottom: '1px solid',
            borderColor: 'divider',
          }}
        >
          {ticks
            .filter(({ at }) => xOf(at) + 40 <= width)
            .map(({ at, label, strong }) => (
              <Box
                key={at}
                component="span"
                sx={{
                  position: 'absolute',
                  left: labelWidth + xOf(at) + 4,
                  top: 5,
                  fontSize: '0.75rem',
                  whiteSpace: 'nowrap',
                  color: strong ? 'text.primary' : 'text.secondary',
                  fontWeight: strong ? 650 : 400,
                }}
              >
                {label}
              </Box>
            ))}
        </Box>
        <Box aria-hidden sx={{ position: 'sticky', left: 0, zIndex: 1, width: labelWidth, height: 0 }}>
          {model.rows.map((row) => (
            <Box
              key={row.machine}
              title={row.machine}
              sx={{
                position: 'absolute',
                top: row.top,
                height: row.height,
                width: labelWidth,
                px: 1,
                display: 'flex',
                alignItems: 'center',
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
                fontSize: '0.8125rem',
                fontWeight: 600,
                bgcolor: 'background.paper',
                borderRight: '1px solid',
                borderBottom: '1px solid',
                borderColor: 'divider',
              }}
            >
              {row.machine}
            </Box>
          ))}
        </Box>
        <svg width={width} height={model.height} style={{ position: 'absolute', left: labelWidth, top: axisHeight }}>
          <defs>
            <pattern id="gantt-closed" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
              <rect width="6" height="6" fill={theme.colours.sunken} />
              <line x1="0" y1="0" x2="0" y2="6" stroke={theme.colours.line} strokeWidth="2" />
            </pattern>
          </defs>
          <GanttGround schedule={schedule} model={model} rows={rows} ticks={ticks} xOf={xOf} width={width} />
          {chosen && <GanttLinks schedule={schedule} model={model} bar={chosen} xOf={xOf} />}
          {rows.flatMap((row) =>
            row.bars
              .filter((bar) => inView(bar.from, bar.to))
              .map((bar) => (
                <GanttBar
                  key={bar.key}
                  bar={bar}
                  x={xOf(bar.from)}
                  y={barTop(row, bar)}
                  width={Math.max(3, xOf(bar.to) - xOf(bar.from))}
                  height={laneHeight - 3}
                  chosen={bar === chosen}
                  lit={finding !== null && bar.findings.some(({ id }) => id === finding.id)}
                  mark={marks.get(bar.operation) ?? null}
                  onChoose={() => onChoose(bar)}
                />
              )),
          )}
          {finding && <GanttViolation model={model} finding={finding} xOf={xOf} />}
        </svg>
      </Box>
    </Box>
  );
}
