import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Outcome } from '@countersign/contracts';
import { KeyHint } from './key-hint.js';

interface Props {
  chosen: boolean;
  shortcut: string;
  outcome?: Outcome;
  /** For four in a row: smaller on screens of middling width, where its key is not written. */
  compact?: boolean;
  onClick: () => void;
  children: string;
}

/** A button that chooses and sends nothing, with the key that does the same. */
export function ChoiceButton({ chosen, shortcut, outcome, compact = false, onClick, children }: Props) {
  return (
    <Button
      variant="outlined"
      color="inherit"
      aria-pressed={chosen}
      aria-keyshortcuts={shortcut}
      {...(outcome && { 'data-outcome': outcome })}
      onClick={onClick}
      sx={(theme) => ({
        minHeight: 40,
        py: 0.25,
        lineHeight: 1.25,
        textAlign: 'start',
        px: compact ? 1 : 1.25,
        gap: compact ? 0.75 : 1,
        justifyContent: 'space-between',
        // In two lines rather than cut off where the page is zoomed in.
        whiteSpace: { xs: 'normal', md: 'nowrap' },
        fontSize: compact ? { xs: '0.8125rem', md: '0.75rem', lg: '0.8125rem' } : '0.8125rem',
        ...(chosen && {
          bgcolor: theme.colours.text,
          color: theme.colours.paper,
          borderColor: theme.colours.text,
          '&:hover': { bgcolor: theme.colours.text },
        }),
      })}
    >
      <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {children}
      </Box>
      <Box component="span" sx={{ display: { md: compact ? 'none' : 'inline-flex', lg: 'inline-flex' } }}>
        <KeyHint>{shortcut}</KeyHint>
      </Box>
    </Button>
  );
}
