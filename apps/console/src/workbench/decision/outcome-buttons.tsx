import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { CatalogView, Modality, Outcome } from '@countersign/contracts';
import type { Dispatch } from 'react';
import { useText } from '../../language/use-text.js';
import { partsText } from '../../parts/messages.js';
import { workbenchText } from '../messages.js';
import type { DecisionForm, FormAct } from './decision-form.js';
import { KeyHint } from './key-hint.js';
import { reasonsFor } from './reasons-for.js';

/** The outcomes in the order in which they are drawn, with the letter that chooses each. */
export const outcomeKeys: readonly (readonly [Outcome, string])[] = [
  ['reject', 'r'],
  ['request-changes', 'c'],
  ['escalate', 'e'],
  ['approve', 'a'],
];

interface Props {
  catalog: CatalogView | undefined;
  modality: Modality;
  form: DecisionForm;
  dispatch: Dispatch<FormAct>;
}

/** The four outcomes, equally large and equally near. */
export function OutcomeButtons({ catalog, modality, form, dispatch }: Props) {
  const text = useText(workbenchText);
  const words = useText(partsText);
  const choose = (outcome: Outcome) => {
    const allowed = reasonsFor(catalog, outcome, modality).map(({ code }) => code);
    dispatch({ act: 'choose', outcome, allowed });
  };
  return (
    <Box
      role="group"
      aria-label={text('outcome')}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, minmax(0, 1fr))' },
        gap: 1,
        alignContent: 'end',
      }}
    >
      {outcomeKeys.map(([outcome, key]) => (
        <Button
          key={outcome}
          variant="outlined"
          color="inherit"
          aria-pressed={form.outcome === outcome}
          aria-keyshortcuts={key}
          data-outcome={outcome}
          onClick={() => choose(outcome)}
          sx={(theme) => ({
            height: 40,
            px: 1,
            gap: 0.75,
            justifyContent: 'space-between',
            whiteSpace: 'nowrap',
            fontSize: { xs: '0.8125rem', md: '0.75rem', lg: '0.8125rem' },
            ...(form.outcome === outcome && {
              bgcolor: theme.colours.text,
              color: theme.colours.paper,
              borderColor: theme.colours.text,
              '&:hover': { bgcolor: theme.colours.text },
            }),
          })}
        >
          <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {words(`outcome.${outcome}`)}
          </Box>
          <Box component="span" sx={{ display: { md: 'none', lg: 'inline-flex' } }}>
            <KeyHint>{key}</KeyHint>
          </Box>
        </Button>
      ))}
    </Box>
  );
}
