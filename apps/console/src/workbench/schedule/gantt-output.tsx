import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useState } from 'react';
import { useText } from '../../language/use-text.js';
import type { OutputProps } from '../output-props.js';
import { GanttChart } from './gantt-chart.js';
import { ganttModel, type Bar } from './gantt-model.js';
import { GanttTable } from './gantt-table.js';
import { Legend } from './legend.js';
import { scheduleText } from './messages.js';
import { OperationFacts } from './operation-facts.js';
import type { ScheduleData } from './schedule-content.js';

/** The chart with its tools, and what the chosen operation is. Findings lead to bars, bars to findings. */
export function GanttOutput(props: OutputProps & { schedule: ScheduleData }) {
  const { schedule, findings, finding, onFinding, marks, selected } = props;
  const text = useText(scheduleText);
  const model = useMemo(() => ganttModel(schedule, findings), [schedule, findings]);
  const [zoom, setZoom] = useState(1);
  const [table, setTable] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const bars = useMemo(() => model.rows.flatMap((row) => row.bars), [model]);
  const chosen = bars.find((bar) => bar.key === key) ?? null;
  const letters = useMemo(
    () =>
      new Map(
        marks.flatMap(({ letter, place }) =>
          place.kind === 'operation' ? place.ids.map((id) => [id, letter] as const) : [],
        ),
      ),
    [marks],
  );
  useEffect(() => {
    const bar = bars.find(({ findings: own }) => own.some(({ id }) => id === finding));
    if (bar && !chosen?.findings.some(({ id }) => id === finding)) setKey(bar.key);
    // Only when another finding is chosen; choosing a bar must not be undone by it.
  }, [finding]);
  useEffect(() => {
    selected.current = () => (chosen ? { kind: 'operation', ids: [chosen.operation] } : null);
    return () => {
      selected.current = null;
    };
  }, [selected, chosen]);
  const choose = (bar: Bar) => {
    setKey(bar.key);
    const [worst] = bar.findings;
    if (worst && !bar.findings.some(({ id }) => id === finding)) onFinding(worst.id);
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, py: 1 }}>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          aria-label={text('zoomOut')}
          disabled={zoom <= 1}
          onClick={() => setZoom(Math.max(1, zoom / 1.6))}
        >
          −
        </Button>
        <Button size="small" variant="outlined" color="inherit" onClick={() => setZoom(1)}>
          {text('fit')}
        </Button>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          aria-label={text('zoomIn')}
          disabled={zoom > 400}
          onClick={() => setZoom(zoom * 1.6)}
        >
          +
        </Button>
        <Button size="small" color="inherit" aria-pressed={table} onClick={() => setTable(!table)}>
          {text(table ? 'asChart' : 'asTable')}
        </Button>
        <Legend />
        <Typography variant="caption" color="textSecondary">
          {text('zone', { zone: schedule.timeZone })}
        </Typography>
      </Box>
      {table ? (
        <GanttTable bars={bars} timeZone={schedule.timeZone} />
      ) : (
        <GanttChart
          schedule={schedule}
          model={model}
          zoom={zoom}
          chosen={chosen}
          onChoose={choose}
          marks={letters}
          finding={findings.find(({ id }) => id === finding) ?? null}
        />
      )}
      <OperationFacts schedule={schedule} model={model} bar={chosen} />
    </Box>
  );
}
