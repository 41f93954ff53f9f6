import type { QueueFlow } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import type { Series } from '../parts/plot/column-plot.js';
import { DayColumns } from '../parts/plot/day-columns.js';
import { queueFlowText } from './messages.js';

const kinds = ['arrived', 'decided', 'breached'] as const;
const looks = { arrived: 'outline', decided: 'solid', breached: 'problem' } as const;

/** What arrived, was decided and missed its due time, day by day. */
export function DaysPlot({ days }: Pick<QueueFlow, 'days'>) {
  const text = useText(queueFlowText);
  const series = kinds.map((kind): Series => ({ name: text(kind), look: looks[kind] }));
  const counted = days.map((one) => ({ day: one.day, values: kinds.map((kind) => one[kind]) }));
  return <DayColumns label={text('byDayPlot')} series={series} days={counted} />;
}
