import Box from '@mui/material/Box';
import type { QueueFlow } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatDate, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { partsText } from '../parts/messages.js';
import { ColumnPlot } from '../parts/plot/column-plot.js';
import { Note } from '../parts/plot/note.js';
import { shortDay } from '../parts/plot/short-day.js';
import { TableBehind } from '../parts/plot/table-behind.js';
import { queueFlowText } from './messages.js';

/** What may come in on the next seven days, with its interval; in words where there is not enough to go by. */
export function ForecastPlot({ forecast }: Pick<QueueFlow, 'forecast'>) {
  const text = useText(queueFlowText);
  const words = useText(partsText);
  const [locale] = useLocaleState();
  if (forecast === null) return <Box sx={{ fontSize: '0.875rem' }}>{text('forecastNone')}</Box>;
  return (
    <>
      <ColumnPlot
        label={text('forecastPlot')}
        series={[{ name: text('expected'), look: 'outline' }]}
        groups={forecast.days.map(({ day, expected, from, to }) => ({
          key: day,
          label: shortDay(day, locale, true),
          values: [{ value: expected, from, to }],
        }))}
      />
      <TableBehind
        head={[words('day'), text('expected'), text('from'), text('to')]}
        rows={forecast.days.map(({ day, expected, from, to }) => ({
          key: day,
          cells: [
            formatDate(day, locale),
            formatNumber(expected, locale, 1),
            formatNumber(from, locale),
            formatNumber(to, locale),
          ],
        }))}
      />
      <Note>{text('forecastNote', { weeks: forecast.weeks })}</Note>
    </>
  );
}
