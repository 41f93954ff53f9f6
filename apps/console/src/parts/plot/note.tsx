import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What a plot rests on, in small words below it. */
export function Note({ children }: { children: ReactNode }) {
  return <Box sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem', maxWidth: 820 }}>{children}</Box>;
}
