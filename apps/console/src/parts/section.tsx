import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { ScrollBox } from './scroll-box.js';

interface Props {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  /** Lets a table run to the edges. */
  flush?: boolean;
}

/** A titled area of a page, bounded by a line. */
export function Section({ title, aside, children, flush = false }: Props) {
  const id = useId();
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} sx={{ mb: 2, overflow: 'hidden' }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 1,
          px: 2,
          py: 1.25,
          borderBottom: '1px solid',
          borderColor: 'divider',
        }}
      >
        <Typography id={id} variant="h2" sx={{ flex: 1 }}>
          {title}
        </Typography>
        {aside}
      </Box>
      {flush ? <ScrollBox>{children}</ScrollBox> : <Box sx={{ p: 2 }}>{children}</Box>}
    </Paper>
  );
}

/** Names and values in two columns; one column on a phone. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(120px, max-content) 1fr' },
        columnGap: 3,
        rowGap: { xs: 0, sm: 0.75 },
        '& dt': { color: 'text.secondary', fontSize: '0.875rem' },
        '& dd': { m: 0, minWidth: 0, overflowWrap: 'anywhere', fontSize: '0.875rem', mb: { xs: 1, sm: 0 } },
      }}
    >
      {items.flatMap(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
    </Box>
  );
}
