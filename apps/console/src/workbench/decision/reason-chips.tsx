import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { Dispatch } from 'react';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import type { NumberedFinding } from '../ordered-findings.js';
import type { DecisionForm, FormAct } from './decision-form.js';
import { ReasonTargetSelect } from './reason-target.js';

interface Props {
  form: DecisionForm;
  reasons: readonly { code: string; label: string }[];
  findings: readonly NumberedFinding[];
  dispatch: Dispatch<FormAct>;
}

/** The reasons that the policy allows for the chosen outcome; digits toggle the first nine. */
export function ReasonChips({ form, reasons, findings, dispatch }: Props) {
  const text = useText(workbenchText);
  if (reasons.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {text('noReasons')}
      </Typography>
    );
  }
  return (
    <Box
      role="group"
      aria-label={text('reasons')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 0.75, rowGap: 0.625 }}
    >
      {reasons.map(({ code, label }, nth) => {
        const chosen = form.reasons.find((reason) => reason.code === code);
        return (
          <Box key={code} sx={{ display: 'inline-flex', alignItems: 'center', maxWidth: '100%' }}>
            <Chip
              component="button"
              type="button"
              clickable
              variant="outlined"
              label={
                <>
                  {nth < 9 && (
                    <Box component="kbd" sx={{ font: 'inherit', fontWeight: 700, mr: 0.75 }}>{`${nth + 1} `}</Box>
                  )}
                  {label}
                </>
              }
              aria-pressed={chosen !== undefined}
              data-reason={code}
              onClick={() => dispatch({ act: 'toggle-reason', code })}
              sx={(theme) => ({
                font: 'inherit',
                fontSize: '0.8125rem',
                height: 25,
                borderColor: theme.colours.strongLine,
                ...(chosen && {
                  bgcolor: `${theme.colours.text} !important`,
                  color: theme.colours.paper,
                  borderColor: theme.colours.text,
                }),
              })}
            />
            {chosen && (
              <ReasonTargetSelect
                label={label}
                target={chosen.target}
                findings={findings}
                marks={form.marks}
                onAim={(target) => dispatch({ act: 'aim', code, target })}
              />
            )}
          </Box>
        );
      })}
    </Box>
  );
}
