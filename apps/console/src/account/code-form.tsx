import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useText } from '../language/use-text.js';
import { CodeField } from '../parts/code-field.js';
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
      <CodeField size="small" label={text('code')} helperText={help} />
      {send.error && <ProblemNotice error={send.error} />}
      <Button type="submit" variant="outlined" disabled={send.isPending} sx={{ justifySelf: 'start' }}>
        {submit}
      </Button>
    </Box>
  );
}
