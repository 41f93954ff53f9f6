import { useText } from '../../../language/use-text.js';
import { Mark } from '../../../parts/mark.js';
import { benchText } from '../bench-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { DenseTable } from './dense-table.js';

/** A figure as claimed, if it is, and as recomputed. `name` is the machine, job or person that it is of. */
export interface FigureRow {
  figure: string;
  name: string | null;
  claimed: number | string | null;
  computed: number | string;
  unit: string;
  holds: boolean;
}

const instant = /^\d{4}-\d\d-\d\dT/;

/** Claimed against recomputed, with the difference and whether they agree. */
export function ClaimsTable({ rows, format }: { rows: readonly FigureRow[]; format: BenchFormat }) {
  const text = useText(benchText);
  const shown = (value: number | string | null, unit: string) => {
    if (value === null) return text('notClaimed');
    if (typeof value === 'string') return instant.test(value) ? format.time(value) : value;
    return unit === 'share' ? format.share(value) : format.number(value);
  };
  const difference = ({ claimed, computed, unit }: FigureRow) => {
    if (typeof claimed !== 'number' || typeof computed !== 'number') return '–';
    return unit === 'share' ? format.share(claimed - computed) : format.signed(claimed - computed);
  };
  const nameOf = ({ figure, name }: FigureRow) => {
    const key = `of.${figure}`;
    const words = key in benchText ? text(key as keyof typeof benchText) : figure;
    return name === null ? words : text('ofWhat', { figure: words, name });
  };
  return (
    <DenseTable
      label={text('panel.figures')}
      head={[text('figure'), text('claimed'), text('computed'), text('difference'), '']}
      rows={rows.map((row) => ({
        key: `${row.figure} ${row.name}`,
        cells: [
          nameOf(row),
          shown(row.claimed, row.unit),
          shown(row.computed, row.unit),
          row.claimed === null ? '–' : difference(row),
          row.claimed === null ? null : (
            <Mark meaning={row.holds ? 'ok' : 'problem'}>{text(row.holds ? 'holds' : 'differs')}</Mark>
          ),
        ],
      }))}
    />
  );
}
