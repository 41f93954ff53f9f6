import Box from '@mui/material/Box';
import type { Box4 } from './image-content.js';
import type { Extent } from './picture-scale.js';
import { shareOf } from './share-of.js';

/** A region that the reviewer marked, with its letter; drawn otherwise than what a machine found. */
export function MarkBox({ box, size, letter }: { box: Box4; size: Extent; letter: string }) {
  return (
    <Box
      data-mark={letter}
      style={shareOf(box, size)}
      sx={(theme) => ({
        position: 'absolute',
        pointerEvents: 'none',
        zIndex: 2,
        border: `4px double ${theme.colours.accent}`,
        borderRadius: '6px',
        boxShadow: '0 0 0 1.5px rgb(255 255 255 / 85%), inset 0 0 0 1.5px rgb(255 255 255 / 85%)',
        '&::after': {
          content: 'attr(data-mark)',
          position: 'absolute',
          insetInlineEnd: -4,
          bottom: -4,
          minWidth: 24,
          textAlign: 'center',
          fontSize: '0.8125rem',
          fontWeight: 700,
          lineHeight: '22px',
          borderRadius: '11px',
          color: theme.colours.onAccent,
          bgcolor: theme.colours.accent,
        },
      })}
    />
  );
}
