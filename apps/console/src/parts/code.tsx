import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { mono } from '../theme/theme.js';

/** A name as machines know it, in letters of one width. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <Box component="code" sx={{ fontFamily: mono, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
      {children}
    </Box>
  );
}
