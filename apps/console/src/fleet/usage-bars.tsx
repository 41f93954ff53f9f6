import Box from '@mui/material/Box';
import { useId } from 'react';
import { useText } from '../language/use-text.js';
import { useSystemName } from '../parts/use-system-name.js';
import { fleetText } from './messages.js';
import { useUsageFormat } from './use-usage-format.js';
import type { SystemUsage, UsageFigure } from './usage-sums.js';

interface Props {
  sums: readonly SystemUsage[];
  figure: UsageFigure;
}

const isEnergy = (figure: UsageFigure): boolean => figure === 'wattHours' || figure === 'gramsCo2';

/** How much of a bar a meter saw: all of what is counted, the metered part of energy and of the CO2 that follows from it. */
function knownShare(sum: SystemUsage, figure: UsageFigure): number {
  if (!isEnergy(figure)) return 1;
  return sum.wattHours === 0 ? 0 : sum.measuredWattHours / sum.wattHours;
}

/** A bar for each AI system; what is only estimated is hatched. The table below it holds the same figures. */
export function UsageBars({ sums, figure }: Props) {
  const text = useText(fleetText);
  const nameOf = useSystemName();
  const format = useUsageFormat();
  const most = Math.max(...sums.map((sum) => sum[figure]));
  const estimated = sums.some((sum) => sum[figure] > 0 && knownShare(sum, figure) < 1);
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Box
        role="img"
        aria-label={text('plotOf', { figure: text(`figure.${figure}`) })}
        sx={{
          display: 'grid',
          gridTemplateColumns: 'minmax(96px, max-content) minmax(80px, 1fr) max-content',
          columnGap: 1.5,
          rowGap: 1,
          alignItems: 'center',
          fontSize: '0.875rem',
        }}
      >
        {sums.map((sum) => [
          <Box key={`${sum.system} name`} sx={{ maxWidth: 220, overflowWrap: 'anywhere' }}>
            {nameOf(sum.system)}
          </Box>,
          <Bar
            key={`${sum.system} bar`}
            length={most === 0 ? 0 : sum[figure] / most}
            known={knownShare(sum, figure)}
          />,
          <Box key={`${sum.system} value`} sx={{ textAlign: 'end', whiteSpace: 'nowrap' }}>
            {isEnergy(figure) && sum.wattHours === 0 ? text('unknownEnergy') : format(figure, sum[figure])}
          </Box>,
        ])}
      </Box>
      {estimated && (
        <Box component="figcaption" sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {text('hatched')}
        </Box>
      )}
    </Box>
  );
}

/** A bar of a length from 0 to 1, solid for the part that is known and hatched for the rest. */
function Bar({ length, known }: { length: number; known: number }) {
  const id = useId();
  const pattern = `hatch-${id}`;
  return (
    <Box
      component="svg"
      width="100%"
      height={18}
      sx={{
        display: 'block',
        color: 'primary.main',
        '& .known': { fill: 'currentColor' },
        '& .rest': { stroke: 'currentColor', strokeWidth: 1 },
        '& .hatch': { stroke: 'currentColor', strokeWidth: 3 },
        '& .axis': { stroke: (theme) => theme.colours.line },
      }}
    >
      <defs>
        <pattern id={pattern} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatch" x1={0} y1={0} x2={0} y2={6} />
        </pattern>
      </defs>
      <line className="axis" x1="0.5" x2="0.5" y1={0} y2={18} />
      {length > 0 && known > 0 && <rect className="known" width={`${length * known * 100}%`} y={2} height={14} />}
      {length > 0 && known < 1 && (
        <rect
          className="rest"
          x={`${length * known * 100}%`}
          width={`${length * (1 - known) * 100}%`}
          y={2.5}
          height={13}
          fill={`url(#${pattern})`}
        />
      )}
    </Box>
  );
}
