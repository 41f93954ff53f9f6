import Box from '@mui/material/Box';
import type { ShadowView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatDate, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { Facts } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { ChangedOutputs } from './changed-outputs.js';
import { FigureTable } from '../parts/figure-table.js';
import { shadowText } from './shadow-messages.js';

const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** How far a draft agrees with the policy in force on live traffic, by day, and where it does not. */
export function ShadowSummary({ shadow }: { shadow: ShadowView }) {
  const text = useText(shadowText);
  const [locale] = useLocaleState();
  const { routed, changed, failed } = shadow;
  const told = routed - failed;
  return (
    <>
      <Facts
        items={[
          [
            text('state'),
            <Mark key="state" meaning={shadow.endedAt === null ? 'ok' : 'neutral'}>
              {text(shadow.endedAt === null ? 'running' : 'ended')}
            </Mark>,
          ],
          [
            text('begun'),
            <span key="begun">
              {shadow.begunBy !== null && `${shadow.begunBy} · `}
              <When at={shadow.begunAt} />
            </span>,
          ],
          ...(shadow.endedAt === null
            ? [[text('lookedUntil'), <When key="looked" at={shadow.lookedUntil} />] as const]
            : [[text('endedAt'), <When key="ended" at={shadow.endedAt} />] as const]),
          [text('digest'), <ShortId key="digest" value={shadow.digest} what={text('digest')} />],
          [
            text('agreement'),
            told === 0
              ? text('nothingYet')
              : text('agrees', { share: percent((told - changed) / told, locale), count: formatNumber(told, locale) }),
          ],
          ...(failed === 0
            ? []
            : [
                [
                  text('failed'),
                  <span key="failed">
                    <Mark meaning="problem">{formatNumber(failed, locale)}</Mark>{' '}
                    {shadow.failure !== null && text('lastFailure', { reason: shadow.failure })}
                  </span>,
                ] as const,
              ]),
        ]}
      />
      {shadow.days.length > 0 && <Days days={shadow.days} />}
      {shadow.examples.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: '0.875rem' }}>
            {text('examples')}
          </Box>
          <ChangedOutputs examples={shadow.examples} />
        </Box>
      )}
    </>
  );
}

/** The share that would go another way, a column a day from the oldest, above the same figures as a table. */
function Days({ days }: Pick<ShadowView, 'days'>) {
  const text = useText(shadowText);
  const [locale] = useLocaleState();
  const [width, height] = [14, 64];
  const bars = days.toReversed().map(({ day, routed, changed }, index) => {
    const size = routed === 0 ? 0 : (changed / routed) * height;
    return <rect key={day} className="bar" x={index * width + 2} width={width - 4} y={height - size} height={size} />;
  });
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box component="h3" sx={{ m: 0, mb: 1, fontSize: '0.875rem' }}>
        {text('byDay')}
      </Box>
      <Box
        component="svg"
        role="img"
        aria-label={text('plotOf')}
        width={Math.max(days.length * width, 120)}
        height={height + 1}
        sx={{
          display: 'block',
          mb: 1,
          '& .bar': { fill: (theme) => theme.colours.accent },
          '& .axis': { stroke: (theme) => theme.colours.strongLine },
        }}
      >
        {bars}
        <line className="axis" x1={0} x2="100%" y1={height + 0.5} y2={height + 0.5} />
      </Box>
      <FigureTable
        label={text('byDay')}
        head={[text('day'), text('routed'), text('changed'), text('raised'), text('lowered'), text('failed')]}
        figuresFrom={1}
        rows={days.map(({ day, routed, changed, raised, lowered, failed }) => ({
          key: day,
          cells: [
            formatDate(day, locale),
            ...[routed, changed, raised, lowered, failed].map((count) => formatNumber(count, locale)),
          ],
        }))}
      />
    </Box>
  );
}
