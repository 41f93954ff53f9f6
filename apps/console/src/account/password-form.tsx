import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../api/call.js';
import { sessionStore } from '../api/session-store.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { NameForPassword } from '../parts/name-for-password.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { accountText } from './messages.js';

/** Changes one's own password, which ends the other sessions. */
export function PasswordForm() {
  const text = useText(accountText);
  const session = useSession();
  const client = useQueryClient();
  const [differs, setDiffers] = useState(false);
  const change = useMutation({
    mutationFn: (password: { current: string; next: string }) => call('changeProfile', { body: { password } }),
    onSuccess: async () => {
      // Where the former one was set by somebody else, the session gives more from now on.
      // The password is changed, whether or not that is told at once.
      if (session?.passwordSet) await call('getSession').then(sessionStore.set, () => window.location.reload());
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const value = (name: string) => String(data.get(name) ?? '');
    const same = value('next') === value('repeat');
    setDiffers(!same);
    if (!same) return;
    change.mutate({ current: value('current'), next: value('next') }, { onSuccess: () => form.reset() });
  };
  const field = { type: 'password', required: true, fullWidth: true, size: 'small' } as const;
  const long = { htmlInput: { minLength: 12, maxLength: 256 } };
  return (
    <Section title={text('password')}>
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2, maxWidth: 420 }}>
        <NameForPassword name={session?.person.email ?? ''} />
        <TextField {...field} name="current" label={text('currentPassword')} autoComplete="current-password" />
        <TextField
          {...field}
          name="next"
          label={text('nextPassword')}
          autoComplete="new-password"
          helperText={text('passwordHelp')}
          slotProps={long}
        />
        <TextField
          {...field}
          name="repeat"
          label={text('repeatPassword')}
          autoComplete="new-password"
          error={differs}
          helperText={differs && text('differs')}
          slotProps={long}
        />
        {change.error && <ProblemNotice error={change.error} />}
        {change.isSuccess && (
          <Alert severity="success" variant="outlined">
            {text('passwordChanged')}
          </Alert>
        )}
        <Button type="submit" variant="contained" disabled={change.isPending} sx={{ justifySelf: 'start' }}>
          {text('changePassword')}
        </Button>
      </Box>
    </Section>
  );
}
