import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { MachineLoad } from '@countersign/scheduling';
import { useId } from 'react';
import { useText } from '../../../language/use-text.js';
import { hatch } from '../../../theme/palette.js';
import { benchText } from '../bench-messages.js';

interface Props {
  load: MachineLoad;
  /** The sums in words. */
  label: string;
  first: string;
  last: string;
}

const [width, height] = [600, 44];

/** One machine over time: how long it is open (outline), works (solid) and is changed over (hatched). */
export function LoadChart({ load, label, first, last }: Props) {
  const { colours } = useTheme();
  const pattern = useId();
  const { open, busy, changeover } = load;
  const most = Math.max(1, ...open.map((minutes, nth) => Math.max(minutes, (busy[nth] ?? 0) + (changeover[nth] ?? 0))));
  const step = width / Math.max(1, open.length);
  const high = (minutes: number) => (minutes / most) * height;
  return (
    <Box sx={{ mb: 1 }}>
      <Box sx={{ fontSize: '0.8125rem' }}>{label}</Box>
      <Box
        component="svg"
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        sx={{ display: 'block', width: '100%', maxWidth: 900, height }}
      >
        <defs>
          <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <rect width="5" height="5" fill={colours.paper} />
            <rect width="2" height="5" fill={colours.quiet} />
          </pattern>
        </defs>
        {open.map((minutes, nth) => {
          const [works, changes] = [high(busy[nth] ?? 0), high(changeover[nth] ?? 0)];
          const x = nth * step + step * 0.08;
          const wide = step * 0.84;
          return (
            <g key={nth}>
              <rect
                x={x}
                y={height - high(minutes)}
                width={wide}
                height={high(minutes)}
                fill={colours.sunken}
                stroke={colours.strongLine}
                strokeWidth={0.75}
                vectorEffect="non-scaling-stroke"
              />
              <rect x={x} y={height - works} width={wide} height={works} fill={colours.accent} />
              <rect x={x} y={height - works - changes} width={wide} height={changes} fill={`url(#${pattern})`} />
            </g>
          );
        })}
      </Box>
      <Box
        aria-hidden
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          maxWidth: 900,
          fontSize: '0.75rem',
          color: 'text.secondary',
        }}
      >
        <span>{first}</span>
        <span>{last}</span>
      </Box>
    </Box>
  );
}

/** What the fills of the load mean. */
export function LoadLegend() {
  const text = useText(benchText);
  const { colours } = useTheme();
  const fills = [
    ['loadBusy', colours.accent],
    ['loadChangeover', hatch(colours.quiet, colours.paper)],
    ['loadOpen', colours.sunken],
  ] as const;
  return fills.map(([name, background]) => (
    <Box key={name} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
      <Box
        component="span"
        aria-hidden
        sx={{ width: 16, height: 11, border: `1px solid ${colours.strongLine}`, background }}
      />
      {text(name)}
    </Box>
  ));
}
