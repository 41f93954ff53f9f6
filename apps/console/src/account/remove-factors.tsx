import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { PersonView } from '@countersign/contracts';
import { useState } from 'react';
import { useText } from '../language/use-text.js';
import { Section } from '../parts/section.js';
import { accountText } from './messages.js';
import { RemoveFactorsDialog } from './remove-factors-dialog.js';

/** Removes authenticator and passkeys of somebody else, who has lost them. */
export function RemoveFactors({ person }: { person: PersonView }) {
  const text = useText(accountText);
  const [state, setState] = useState<'asked' | 'removed' | null>(null);
  return (
    <Section title={text('factorsOfPerson')}>
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
        <div>{text('removeOfPersonHelp')}</div>
        {state === 'removed' && (
          <Alert severity="success" variant="outlined">
            {text('removedOfPerson')}
          </Alert>
        )}
        <Button variant="outlined" color="error" onClick={() => setState('asked')} sx={{ justifySelf: 'start' }}>
          {text('removeOfPerson')}
        </Button>
        {state === 'asked' && (
          <RemoveFactorsDialog person={person} onRemoved={() => setState('removed')} onClose={() => setState(null)} />
        )}
      </Box>
    </Section>
  );
}
