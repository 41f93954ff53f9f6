import Typography from '@mui/material/Typography';
import type { GroupLoad, LoadShare } from '@countersign/scheduling';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { DenseTable } from './dense-table.js';
import { EffectBar } from './effect-bar.js';

/** What of the work falls on each declared group, against everybody else who declares the same. */
export function LoadShares({ loads, format }: { loads: readonly LoadShare[]; format: BenchFormat }) {
  const text = useText(benchText);
  const shown = loads.filter(({ highest }) => highest > 0);
  if (loads.length === 0) return <Typography variant="body2">{text('noPeople')}</Typography>;
  if (shown.every(({ groups }) => groups.length === 0))
    return <Typography variant="body2">{text('noGroups')}</Typography>;
  const number = (measure: string, value: number) =>
    measure === 'refusedShare' ? format.share(value) : format.number(value);
  const compared = ({ comparison }: GroupLoad, measure: string) =>
    comparison.status === 'compared' ? number(measure, comparison.difference) : text('tooFew');
  return (
    <DenseTable
      label={text('workByGroup')}
      head={[text('group'), text('measure'), text('mean'), text('othersDifference'), text('effect')]}
      rows={shown.flatMap(({ measure, groups }) =>
        groups.map((group) => ({
          key: `${measure} ${group.attribute} ${group.value}`,
          cells: [
            `${group.attribute}: ${group.value} (${group.people})`,
            text(`measure.${measure}`),
            number(measure, group.mean),
            compared(group, measure),
            group.comparison.status === 'compared' && group.comparison.standardised !== null ? (
              <EffectBar value={group.comparison.standardised} label={format.signed(group.comparison.standardised)} />
            ) : (
              '–'
            ),
          ],
        })),
      )}
    />
  );
}
