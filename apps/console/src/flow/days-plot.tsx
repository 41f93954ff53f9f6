import type { QueueFlow } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatDate, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { ColumnPlot, type Series } from './column-plot.js';
import { queueFlowText } from './messages.js';
import { shortDay } from './short-day.js';
import { TableBehind } from './table-behind.js';

const kinds = ['arrived', 'decided', 'breached'] as const;
const looks = { arrived: 'outline', decided: 'solid', breached: 'problem' } as const;
/** More labels than this do not fit below the columns. */
const mostLabels = 8;

/** What arrived, was decided and missed its due time, day by day. */
export function DaysPlot({ days }: Pick<QueueFlow, 'days'>) {
  const text = useText(queueFlowText);
  const [locale] = useLocaleState();
  const every = Math.ceil(days.length / mostLabels);
  const series = kinds.map((kind): Series => ({ name: text(kind), look: looks[kind] }));
  return (
    <>
      <ColumnPlot
        label={text('byDayPlot')}
        series={series}
        groups={days.map((one, index) => ({
          key: one.day,
          label: (days.length - 1 - index) % every === 0 ? shortDay(one.day, locale) : '',
          values: kinds.map((kind) => ({ value: one[kind] })),
        }))}
      />
      <TableBehind
        head={[text('day'), ...series.map(({ name }) => name)]}
        rows={days.map((one) => ({
          key: one.day,
          cells: [formatDate(one.day, locale), ...kinds.map((kind) => formatNumber(one[kind], locale))],
        }))}
      />
    </>
  );
}
