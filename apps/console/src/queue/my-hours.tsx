import Box from '@mui/material/Box';
import type { QueueSummary } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber, formatTime } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { partsText } from '../parts/messages.js';
import { ColumnPlot, type Series } from '../parts/plot/column-plot.js';
import { Note } from '../parts/plot/note.js';
import { TableBehind } from '../parts/plot/table-behind.js';
import { Section } from '../parts/section.js';
import { hoursOfDay } from './hours-of-day.js';
import { queueText } from './messages.js';

const kinds = ['approve', 'request-changes', 'reject', 'escalate'] as const;
/** No outcome is drawn as better than another. */
const looks = { approve: 'outline', 'request-changes': 'hatched', reject: 'solid', escalate: 'dotted' } as const;
/** More labels than this do not fit below the columns. */
const mostLabels = 12;

/** What one decided today, by hour and outcome; compared with nobody. */
export function MyHours({ mineByHour, begin }: Pick<QueueSummary, 'mineByHour'> & { begin: Date }) {
  const text = useText(queueText);
  const words = useText(partsText);
  const [locale] = useLocaleState();
  const hours = hoursOfDay(mineByHour, begin, new Date());
  const series = kinds.map((kind): Series => ({ name: words(`outcome.${kind}`), look: looks[kind] }));
  const every = Math.ceil(hours.length / mostLabels);
  return (
    <Section title={text('myHours')}>
      {hours.length === 0 ? (
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{text('myHoursNone')}</Box>
      ) : (
        <>
          <ColumnPlot
            label={text('myHoursPlot')}
            series={series}
            groups={hours.map((hour, place) => ({
              key: String(hour.hour),
              label: (hours.length - 1 - place) % every === 0 ? formatTime(hour.begins, locale) : '',
              values: kinds.map((kind) => ({ value: hour[kind] })),
            }))}
          />
          <TableBehind
            head={[text('hourFrom'), ...series.map(({ name }) => name)]}
            rows={hours.map((hour) => ({
              key: String(hour.hour),
              cells: [formatTime(hour.begins, locale), ...kinds.map((kind) => formatNumber(hour[kind], locale))],
            }))}
          />
        </>
      )}
      <Note>{text('myHoursNote')}</Note>
    </Section>
  );
}
