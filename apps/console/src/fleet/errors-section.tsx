import type { UsageDay } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import type { Series } from '../parts/plot/column-plot.js';
import { DayColumns } from '../parts/plot/day-columns.js';
import { Note } from '../parts/plot/note.js';
import { Section } from '../parts/section.js';
import { fleetText } from './messages.js';

const kinds = ['inconclusive', 'retries', 'failedCalls'] as const;
const looks = { inconclusive: 'outline', retries: 'solid', failedCalls: 'problem' } as const;

/** What went wrong while outputs were checked, day by day, and out of how much; nothing while nothing was checked. */
export function ErrorsSection({ days }: { days: readonly UsageDay[] }) {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  const sum = (of: (day: UsageDay) => number) =>
    formatNumber(
      days.reduce((total, day) => total + of(day), 0),
      locale,
    );
  if (days.every(({ runs }) => runs === 0)) return null;
  return (
    <Section title={text('errors')}>
      <DayColumns
        label={text('errorsPlot')}
        series={kinds.map((kind): Series => ({ name: text(kind), look: looks[kind] }))}
        days={days.map((one) => ({ day: one.day, values: kinds.map((kind) => one[kind]) }))}
      />
      <Note>{text('errorsNote', { runs: sum(({ runs }) => runs), calls: sum(({ calls }) => calls) })}</Note>
    </Section>
  );
}
