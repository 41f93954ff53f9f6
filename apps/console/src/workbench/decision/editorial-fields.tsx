import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { Dispatch } from 'react';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import type { DecisionForm, FormAct } from './decision-form.js';

/** What an approval of a text of public interest may state: substance, facts, and who holds editorial responsibility. */
export function EditorialFields({ form, dispatch }: { form: DecisionForm; dispatch: Dispatch<FormAct> }) {
  const text = useText(workbenchText);
  const { editorial } = form;
  const set = (change: Partial<DecisionForm['editorial']>) =>
    dispatch({ act: 'editorial', editorial: { ...editorial, ...change } });
  return (
    <Box
      role="group"
      aria-label={text('editorial')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5, gridColumn: '1 / -1' }}
    >
      <Box component="strong" sx={{ fontSize: '0.875rem' }}>
        {text('editorial')}
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={editorial.substance}
            onChange={(event) => set({ substance: event.target.checked })}
          />
        }
        label={text('editorialSubstance')}
      />
      <FormControlLabel
        control={
          <Checkbox size="small" checked={editorial.facts} onChange={(event) => set({ facts: event.target.checked })} />
        }
        label={text('editorialFacts')}
      />
      <TextField
        label={text('editorialResponsible')}
        value={editorial.responsible}
        onChange={(event) => set({ responsible: event.target.value })}
        sx={{ flex: '1 1 220px', maxWidth: 360 }}
      />
    </Box>
  );
}
