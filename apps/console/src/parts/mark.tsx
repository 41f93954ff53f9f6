import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { hatch } from '../theme/palette.js';

/** The four meanings of the product; each has its own shape, so that none depends on colour. */
export type Meaning = 'ok' | 'attention' | 'problem' | 'unknown' | 'neutral';

const shapes: Record<Exclude<Meaning, 'unknown'>, ReactNode> = {
  ok: (
    <>
      <circle cx="7" cy="7" r="6" />
      <path d="M4.2 7.2l2 2 3.6-4" className="inner" />
    </>
  ),
  attention: (
    <>
      <path d="M7 1l6.2 11.4H.8z" />
      <path d="M7 5.2v3.2M7 10.1v.6" className="inner" />
    </>
  ),
  problem: (
    <>
      <path d="M4.3 1h5.4L13 4.3v5.4L9.7 13H4.3L1 9.7V4.3z" />
      <path d="M4.8 4.8l4.4 4.4M9.2 4.8L4.8 9.2" className="inner" />
    </>
  ),
  neutral: <circle cx="7" cy="7" r="4" />,
};

/** The shape of a meaning, 14 px: circle, triangle, octagon, hatched square or dot. Always beside its word. */
export function Shape({ meaning, size = 14 }: { meaning: Meaning; size?: number }) {
  const { colours } = useTheme();
  if (meaning === 'unknown') {
    return (
      <Box
        component="span"
        aria-hidden
        sx={{
          display: 'inline-block',
          flex: 'none',
          width: size - 2,
          height: size - 2,
          border: `1.5px solid ${colours.unknown}`,
          background: hatch(colours.unknown, colours.unknownWash),
        }}
      />
    );
  }
  const colour = meaning === 'neutral' ? colours.strongLine : colours[meaning];
  return (
    <Box
      component="svg"
      aria-hidden
      viewBox="0 0 14 14"
      sx={{
        flex: 'none',
        width: size,
        height: size,
        fill: colour,
        '& .inner': { stroke: colours.paper, strokeWidth: 1.6, fill: 'none', strokeLinecap: 'round' },
      }}
    >
      {shapes[meaning]}
    </Box>
  );
}

/** A meaning as shape and word. */
export function Mark({ meaning, children }: { meaning: Meaning; children: ReactNode }) {
  const { colours } = useTheme();
  const colour = meaning === 'neutral' ? colours.quiet : colours[meaning];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        color: colour,
        fontWeight: 600,
        whiteSpace: 'nowrap',
      }}
    >
      <Shape meaning={meaning} />
      <span>{children}</span>
    </Box>
  );
}
