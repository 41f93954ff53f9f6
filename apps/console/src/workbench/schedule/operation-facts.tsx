import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Schedule, ScheduleAnalysis } from '@countersign/scheduling';
import { useMemo } from 'react';
import { isolated } from '../../language/isolated.js';
import { useText } from '../../language/use-text.js';
import { benchText } from './bench-messages.js';
import type { Bar, GanttModel } from './gantt-model.js';
import { scheduleText } from './messages.js';
import type { BenchFormat } from './use-bench-format.js';

interface Props {
  schedule: Schedule;
  model: GanttModel;
  /** The bar that is looked at, and all that are chosen. */
  bar: Bar | null;
  chosen: readonly string[];
  analysis: ScheduleAnalysis | null;
  format: BenchFormat;
}

/** What the chosen operation is, and what the generator says about it. */
export function OperationFacts({ schedule, model, bar, chosen, analysis, format }: Props) {
  const text = useText(scheduleText);
  const words = useText(benchText);
  const slack = useMemo(
    () => new Map(analysis?.slack.map(({ operation, minutes }) => [operation, minutes])),
    [analysis],
  );
  if (!bar) {
    return (
      <Typography variant="body2" color="textSecondary">
        {text('nothingChosen')}
      </Typography>
    );
  }
  const job = model.jobOf.get(bar.operation);
  const operation = job?.operations.find(({ id }) => id === bar.operation);
  const reason = schedule.reasons?.find((item) => item.operation === bar.operation)?.text;
  const spare = slack.get(bar.operation);
  const facts: [string, string | undefined][] = [
    [text('job'), job?.id],
    [text('customer'), job?.customer],
    [text('machine'), bar.machine],
    [text('person'), bar.person],
    [text('time'), format.span(bar.start, bar.end)],
    [text('due'), job?.dueAt === undefined ? undefined : format.time(job.dueAt)],
    [text('lateness'), bar.late ? words('minutes', { value: format.number(bar.lateMinutes) }) : undefined],
    [
      words('slack'),
      spare === undefined
        ? undefined
        : spare < 1
          ? words('noSlack')
          : words('minutes', { value: format.number(spare) }),
    ],
    [text('family'), operation?.family],
    [text('needs'), operation?.eligible.map((item) => text('needsOn', item)).join(', ')],
    [text('after'), operation?.after?.map(isolated).join(', ')],
    [text('findings'), bar.findings.map(({ number }) => number).join(', ')],
  ];
  return (
    <Box sx={{ fontSize: '0.875rem' }}>
      <bdi>
        <strong>{bar.operation}</strong>
      </bdi>
      {chosen.length > 1 && (
        <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
          {words('chosenMany', { count: chosen.length })}: {chosen.slice(0, 8).map(isolated).join(', ')}
          {chosen.length > 8 && ' …'}
        </Box>
      )}
      <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.25 }}>
        {facts.map(([name, value]) =>
          value ? (
            <Box key={name} sx={{ display: 'flex', gap: 0.75 }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {name}
              </Box>
              <Box component="dd" sx={{ m: 0, minWidth: 0, unicodeBidi: 'isolate' }}>
                {value}
              </Box>
            </Box>
          ) : null,
        )}
      </Box>
      {reason !== undefined && (
        <Box sx={{ color: 'text.secondary' }}>
          {text('reason')}: “<bdi>{reason}</bdi>”
        </Box>
      )}
    </Box>
  );
}
