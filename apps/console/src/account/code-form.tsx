import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { accountText } from './messages.js';

interface Props {
  help?: string;
  submit: string;
  onCode: (code: string) => Promise<void>;
}

/** Takes a typed code. */
export function CodeForm({ help, submit, onCode }: Props) {
  const text = useText(accountText);
  const send = useMutation({ mutationFn: onCode });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate(String(new FormData(event.currentTarget).get('code') ?? ''));
  };
  return (
    <Box component="form" onSubmit={onSubmit} sx={{ display: 'grid', gap: 2, maxWidth: 420 }}>
      <TextField
        name="code"
        size="small"
        label={text('code')}
        helperText={help}
        autoComplete="one-time-code"
        required
        fullWidth
        slotProps={{ htmlInput: { minLength: 6, maxLength: 40, autoCapitalize: 'none', spellCheck: false } }}
      />
      {send.error && <ProblemNotice error={send.error} />}
      <Button type="submit" variant="outlined" disabled={send.isPending} sx={{ justifySelf: 'start' }}>
        {submit}
      </Button>
    </Box>
  );
}
