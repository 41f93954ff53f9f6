import { tier, type BackTestResult } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Code } from '../parts/code.js';
import { partsText } from '../parts/messages.js';
import { backTestText } from './back-test-messages.js';
import { FigureTable } from '../parts/figure-table.js';

type Property = keyof BackTestResult['shifts'];

const properties = ['tier', 'queue', 'approvals', 'competences'] as const satisfies readonly Property[];

/** From what to what outputs would move, the most frequent first. */
export function ShiftTable({ shifts }: Pick<BackTestResult, 'shifts'>) {
  const text = useText(backTestText);
  const [locale] = useLocaleState();
  return (
    <FigureTable
      label={text('shifts')}
      head={[text('property'), text('went'), text('wouldGo'), text('count')]}
      figuresFrom={3}
      rows={properties.flatMap((property) =>
        shifts[property].map(({ from, to, count }) => ({
          key: `${property} ${from} ${to}`,
          cells: [
            text(`property.${property}`),
            <Value key="from" property={property} value={from} />,
            <Value key="to" property={property} value={to} />,
            formatNumber(count, locale),
          ],
        })),
      )}
    />
  );
}

function Value({ property, value }: { property: Property; value: string }) {
  const text = useText(backTestText);
  const words = useText(partsText);
  const known = tier.safeParse(value);
  if (property === 'tier' && known.success) return <>{words(`tier.${known.data}`)}</>;
  if (property === 'approvals') return <>{value}</>;
  return value === '' ? <>{text('noCompetence')}</> : <Code>{value}</Code>;
}
