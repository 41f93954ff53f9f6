import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useLocaleState } from 'react-admin';
import { formatInstant, formatNumber, formatSpan } from '../../language/format.js';
import { useText } from '../../language/use-text.js';
import type { Bar, GanttModel } from './gantt-model.js';
import { scheduleText } from './messages.js';
import type { ScheduleData } from './schedule-content.js';

interface Props {
  schedule: ScheduleData;
  model: GanttModel;
  bar: Bar | null;
}

/** What the chosen operation is, and what the generator says about it; without one, what it claims overall. */
export function OperationFacts({ schedule, model, bar }: Props) {
  const text = useText(scheduleText);
  const [locale] = useLocaleState();
  const time = (iso: string) => formatInstant(iso, locale, schedule.timeZone);
  if (!bar) return <Overall schedule={schedule} />;
  const job = model.jobOf.get(bar.operation);
  const operation = job?.operations.find(({ id }) => id === bar.operation);
  const reason = schedule.reasons.find((item) => item.operation === bar.operation)?.text;
  const eligible = operation?.eligible.map((item) => text('needsOn', item)).join(', ');
  const facts: [string, string | undefined][] = [
    [text('job'), job?.id],
    [text('customer'), job?.customer],
    [text('machine'), bar.machine],
    [text('person'), bar.person],
    [text('time'), formatSpan(bar.start, bar.end, locale, schedule.timeZone)],
    [text('due'), job?.dueAt === undefined ? undefined : time(job.dueAt)],
    [text('needs'), eligible],
    [text('after'), operation?.after.join(', ')],
    [text('findings'), bar.findings.map(({ number }) => number).join(', ')],
  ];
  return (
    <Box sx={{ px: 2, py: 1, fontSize: '0.875rem', maxHeight: 132, overflowY: 'auto' }} role="status" tabIndex={0}>
      <strong>{bar.operation}</strong>
      <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.25 }}>
        {facts.map(([name, value]) =>
          value ? (
            <Box key={name} sx={{ display: 'flex', gap: 0.75 }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {name}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {value}
              </Box>
            </Box>
          ) : null,
        )}
      </Box>
      {reason !== undefined && (
        <Box sx={{ color: 'text.secondary' }}>
          {text('reason')}: “{reason}”
        </Box>
      )}
    </Box>
  );
}

function Overall({ schedule }: { schedule: ScheduleData }) {
  const text = useText(scheduleText);
  const [locale] = useLocaleState();
  const { makespanMinutes, lateJobs, totalTardinessMinutes } = schedule.claims ?? {};
  const claims = [
    makespanMinutes === undefined ? null : text('claim.makespan', { value: formatNumber(makespanMinutes, locale) }),
    lateJobs === undefined ? null : text('claim.late', { value: formatNumber(lateJobs, locale) }),
    totalTardinessMinutes === undefined
      ? null
      : text('claim.tardiness', { value: formatNumber(totalTardinessMinutes, locale) }),
  ].filter((claim) => claim !== null);
  return (
    <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1 }}>
      {text('nothingChosen')}
      {claims.length > 0 && ` ${text('claims')}: ${claims.join(' · ')}`}
    </Typography>
  );
}
