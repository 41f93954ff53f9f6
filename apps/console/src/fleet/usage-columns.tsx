import type { UsageView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatDuration, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import type { Column } from '../parts/list/column.js';
import { useDeviceName } from '../parts/use-model.js';
import { useSystemName } from '../parts/use-system-name.js';
import { fleetText } from './messages.js';
import { energySource, gramsOf } from './usage-sums.js';
import { useUsageFormat } from './use-usage-format.js';

/** What an AI system took on one class of device, as a row of a list. */
export type UsageRow = UsageView & { id: string };

/** Columns of cost and energy; CO2 by the grid's grams a kilowatt-hour. In CSV the figures stand without units. */
export function useUsageColumns(gramsPerKwh: number): Column<UsageRow>[] {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  const systemName = useSystemName();
  const deviceName = useDeviceName();
  const format = useUsageFormat();
  const right = (key: string, title: string, value: (row: UsageRow) => number, shown?: (row: UsageRow) => string) => ({
    key,
    title,
    cell: shown ?? ((row: UsageRow) => formatNumber(value(row), locale)),
    csv: value,
    align: 'right' as const,
    nowrap: true,
  });
  const unknown = (row: UsageRow, words: string) => (energySource(row) === 'unknown' ? text('unknownEnergy') : words);
  const grams = (row: UsageRow) => gramsOf(row.wattHours, gramsPerKwh);
  return [
    {
      key: 'system',
      title: text('system'),
      cell: (row) => systemName(row.system),
      below: (row) => deviceName(row.deviceClass),
      csv: (row) => row.system,
      width: '20%',
    },
    right(
      'costEur',
      text('figure.costEur'),
      (row) => row.costEur,
      (row) => format('costEur', row.costEur),
    ),
    {
      ...right(
        'wattHours',
        text('figure.wattHours'),
        (row) => row.wattHours,
        (row) => unknown(row, format('wattHours', row.wattHours)),
      ),
      below: (row) => text(`energy.${energySource(row)}`),
    },
    right('gramsCo2', text('figure.gramsCo2'), grams, (row) => unknown(row, format('gramsCo2', grams(row)))),
    {
      ...right('tokens', text('figure.tokens'), (row) => row.inputTokens + row.outputTokens),
      nowrap: false,
      below: (row) =>
        text('tokensInOut', { in: formatNumber(row.inputTokens, locale), out: formatNumber(row.outputTokens, locale) }),
    },
    {
      ...right('runs', text('runs'), (row) => row.runs),
      below: (row) => formatDuration(row.milliseconds, locale),
    },
    right('inconclusive', text('inconclusive'), (row) => row.inconclusive),
    {
      ...right('failedCalls', text('failedCalls'), (row) => row.failedCalls),
      below: (row) => text('ofCalls', { calls: formatNumber(row.calls, locale) }),
    },
  ];
}
