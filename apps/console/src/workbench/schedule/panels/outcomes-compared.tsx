import type { ScheduleOutcome } from '@countersign/scheduling';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import { tryText } from '../try-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { DenseTable } from './dense-table.js';
import { PanelPart } from './panel-part.js';

const figures = ['makespanMinutes', 'lateJobs', 'totalTardinessMinutes', 'changeoverMinutes'] as const;

/** The sums of two schedules beside each other, with their difference. */
export function OutcomesCompared({
  before,
  after,
  format,
}: {
  before: ScheduleOutcome;
  after: ScheduleOutcome;
  format: BenchFormat;
}) {
  const text = useText(tryText);
  const words = useText(benchText);
  return (
    <PanelPart title={words('panel.figures')}>
      <DenseTable
        label={words('panel.figures')}
        head={['', text('before'), text('after'), words('difference')]}
        rows={figures.map((name) => ({
          key: name,
          cells: [
            words(`of.${name}`),
            format.number(before[name]),
            format.number(after[name]),
            format.signed(after[name] - before[name]),
          ],
        }))}
      />
    </PanelPart>
  );
}
