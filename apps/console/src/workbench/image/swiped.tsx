import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** The left part of what lies in it, `share` per cent of the width, and the line where it ends. */
export function Swiped({ share, children }: { share: number; children: ReactNode }) {
  return (
    <>
      <Box
        data-testid="swiped"
        sx={{ position: 'absolute', inset: 0 }}
        style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}
      >
        {children}
      </Box>
      <Box
        aria-hidden
        sx={{
          position: 'absolute',
          insetBlock: 0,
          width: 2,
          ml: '-1px',
          zIndex: 1,
          pointerEvents: 'none',
          bgcolor: (theme) => theme.colours.accent,
          boxShadow: '0 0 0 1px rgb(255 255 255 / 85%)',
        }}
        style={{ left: `${share}%` }}
      />
    </>
  );
}
