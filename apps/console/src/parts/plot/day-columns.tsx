import { useLocaleState } from 'react-admin';
import { formatDate, formatNumber } from '../../language/format.js';
import { useText } from '../../language/use-text.js';
import { partsText } from '../messages.js';
import { ColumnPlot, type Series } from './column-plot.js';
import { shortDay } from './short-day.js';
import { TableBehind } from './table-behind.js';

/** More labels than this do not fit below the columns. */
const mostLabels = 8;

interface Props {
  label: string;
  series: readonly Series[];
  /** Oldest first, one value for each series. */
  days: readonly { day: string; values: readonly number[] }[];
}

/** What was counted day by day as columns, with the figures folded away below them. */
export function DayColumns({ label, series, days }: Props) {
  const words = useText(partsText);
  const [locale] = useLocaleState();
  const every = Math.ceil(days.length / mostLabels);
  return (
    <>
      <ColumnPlot
        label={label}
        series={series}
        groups={days.map(({ day, values }, index) => ({
          key: day,
          label: (days.length - 1 - index) % every === 0 ? shortDay(day, locale) : '',
          values: values.map((value) => ({ value })),
        }))}
      />
      <TableBehind
        head={[words('day'), ...series.map(({ name }) => name)]}
        rows={days.map(({ day, values }) => ({
          key: day,
          cells: [formatDate(day, locale), ...values.map((value) => formatNumber(value, locale))],
        }))}
      />
    </>
  );
}
