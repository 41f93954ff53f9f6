import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { accountText } from './messages.js';

/** Removes the authenticator of somebody who has lost it. */
export function RemoveFactors({ id }: { id: string }) {
  const text = useText(accountText);
  const remove = useMutation({ mutationFn: () => call('removeSecondFactorsOfPerson', { params: { id } }) });
  return (
    <Section title={text('authenticator')}>
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
        <div>{text('removeOfPersonHelp')}</div>
        {remove.error && <ProblemNotice error={remove.error} />}
        {remove.isSuccess && (
          <Alert severity="success" variant="outlined">
            {text('removedOfPerson')}
          </Alert>
        )}
        <Button
          variant="outlined"
          color="error"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
          sx={{ justifySelf: 'start' }}
        >
          {text('removeOfPerson')}
        </Button>
      </Box>
    </Section>
  );
}
