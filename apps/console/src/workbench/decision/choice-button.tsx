import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Outcome } from '@countersign/contracts';
import { KeyHint } from './key-hint.js';

interface Props {
  chosen: boolean;
  shortcut: string;
  outcome?: Outcome;
  onClick: () => void;
  children: string;
}

/** A button that chooses and sends nothing, with the key that does the same. */
export function ChoiceButton({ chosen, shortcut, outcome, onClick, children }: Props) {
  return (
    <Button
      variant="outlined"
      color="inherit"
      aria-pressed={chosen}
      aria-keyshortcuts={shortcut}
      {...(outcome && { 'data-outcome': outcome })}
      onClick={onClick}
      sx={(theme) => ({
        height: 40,
        px: 1.25,
        gap: 1,
        justifyContent: 'space-between',
        whiteSpace: 'nowrap',
        fontSize: '0.8125rem',
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
      <KeyHint>{shortcut}</KeyHint>
    </Button>
  );
}
