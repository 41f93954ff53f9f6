import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { Outcome } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import type { ChosenReason } from './decision-form.js';

interface Props {
  outcome: Outcome | null;
  reasons: readonly { code: string; label: string }[];
  chosen: readonly ChosenReason[];
  onToggle: (code: string) => void;
}

/** The reasons that the policy allows for the chosen outcome; digits toggle the first nine. */
export function ReasonChips({ outcome, reasons, chosen, onToggle }: Props) {
  const text = useText(workbenchText);
  if (outcome === null || reasons.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {text(outcome === null ? 'reasonsFirst' : 'noReasons')}
      </Typography>
    );
  }
  return (
    <Box role="group" aria-label={text('reasons')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {reasons.map(({ code, label }, nth) => {
        const pressed = chosen.some((reason) => reason.code === code);
        return (
          <Chip
            key={code}
            component="button"
            type="button"
            clickable
            variant="outlined"
            label={nth < 9 ? `${nth + 1}  ${label}` : label}
            aria-pressed={pressed}
            data-reason={code}
            onClick={() => onToggle(code)}
            sx={(theme) => ({
              font: 'inherit',
              fontSize: '0.8125rem',
              height: 30,
              borderColor: theme.colours.strongLine,
              ...(pressed && {
                bgcolor: `${theme.colours.text} !important`,
                color: theme.colours.paper,
                borderColor: theme.colours.text,
              }),
            })}
          />
        );
      })}
    </Box>
  );
}
