import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { MachineIcon } from '../layout/places.js';
import { partsText } from './messages.js';

/** What a machine said, set apart from the words of people: a dotted line, a sunken ground and who said it. */
export function MachineWords({ by, children }: { by: ReactNode; children: ReactNode }) {
  const text = useText(partsText);
  return (
    <Box
      data-words="machine"
      sx={(theme) => ({
        bgcolor: theme.colours.sunken,
        borderInlineStart: `3px dotted ${theme.colours.strongLine}`,
        borderRadius: '0 4px 4px 0',
        px: 1.5,
        py: 1,
        fontSize: '0.875rem',
        overflowWrap: 'anywhere',
      })}
    >
      {children}
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          mt: 0.75,
          color: 'text.secondary',
          fontSize: '0.8125rem',
        }}
      >
        <Box component="span" title={text('ofMachine')} sx={{ display: 'inline-flex' }}>
          <MachineIcon fontSize="small" />
          <span className="visually-hidden">{text('ofMachine')}</span>
        </Box>
        <Box component="span" sx={{ minWidth: 0 }}>
          {by}
        </Box>
      </Box>
    </Box>
  );
}
