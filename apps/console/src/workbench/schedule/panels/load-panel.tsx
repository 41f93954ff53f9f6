import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { MachineLoad, ScheduleAnalysis } from '@countersign/scheduling';
import { useState } from 'react';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { DenseTable } from './dense-table.js';
import { LoadChart, LoadLegend } from './load-chart.js';

interface Props {
  load: ScheduleAnalysis['load'];
  format: BenchFormat;
}

const step = 12;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The load of each machine over time, the busiest first, with its table. */
export function LoadPanel({ load, format }: Props) {
  const text = useText(benchText);
  const [shown, setShown] = useState(step);
  const [table, setTable] = useState(false);
  const { machines, bucketMinutes, edges } = load;
  const ranked = [...machines].sort((a, b) => sum(b.busy) - sum(a.busy)).slice(0, shown);
  const hours = (values: readonly number[]) => format.number(sum(values) / 60);
  const label = ({ machine, open, busy, changeover }: MachineLoad) =>
    text('loadOf', { machine, busy: hours(busy), open: hours(open), changeover: hours(changeover) });
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 0.5, fontSize: '0.8125rem' }}>
        <LoadLegend />
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {text('bucketDay', { hours: format.number(bucketMinutes / 60) })}
        </Box>
        <Button size="small" color="inherit" aria-pressed={table} onClick={() => setTable(!table)}>
          {text('loadTable')}
        </Button>
      </Box>
      {table ? (
        <DenseTable
          label={text('loadTable')}
          head={['', ...edges.slice(0, -1).map((edge) => format.time(edge))]}
          rows={ranked.map(({ machine, open, busy, changeover }) => ({
            key: machine,
            cells: [
              machine,
              ...open.map((minutes, nth) =>
                text('loadHours', {
                  value: `${format.number((busy[nth] ?? 0) / 60)}+${format.number((changeover[nth] ?? 0) / 60)}/${format.number(minutes / 60)}`,
                }),
              ),
            ],
          }))}
        />
      ) : (
        ranked.map((machine) => (
          <LoadChart
            key={machine.machine}
            load={machine}
            label={label(machine)}
            first={format.time(edges[0] ?? '')}
            last={format.time(edges.at(-1) ?? '')}
          />
        ))
      )}
      {machines.length > shown && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          {text('moreMachines')}
        </Button>
      )}
    </Box>
  );
}
