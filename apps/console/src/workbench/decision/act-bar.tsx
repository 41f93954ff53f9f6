import Box from '@mui/material/Box';
import type { Breakpoint } from '@mui/material/styles';
import type { ReactNode } from 'react';

const actBar = 'act-bar';

/** Leads to the bar: what is done next by keyboard or screen reader is done there. */
export function goToActBar(): void {
  const bar = document.getElementById(actBar);
  bar?.scrollIntoView();
  bar?.focus({ preventScroll: true });
}

interface Props {
  label: string;
  /** Its columns from a tablet on; one on a phone. */
  columns: Partial<Record<Breakpoint, string>>;
  children: ReactNode;
}

/** The bar below an item, in which somebody says what becomes of it. */
export function ActBar({ label, columns, children }: Props) {
  return (
    <Box
      component="section"
      id={actBar}
      tabIndex={-1}
      aria-label={label}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', ...columns },
        columnGap: 2,
        rowGap: 1,
        px: 2,
        pt: 1,
        pb: 0.25,
        bgcolor: 'background.paper',
        borderTop: '1px solid',
        borderColor: (theme) => theme.colours.strongLine,
      }}
    >
      {children}
    </Box>
  );
}
