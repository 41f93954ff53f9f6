import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef, useState, type FormEvent, type RefObject } from 'react';
import { useLocaleState, useLogin } from 'react-admin';
import { ProblemError } from '../api/problem-error.js';
import { sessionStore } from '../api/session-store.js';
import { useText } from '../language/use-text.js';
import { CodeField } from '../parts/code-field.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { signInText } from './messages.js';

/** E-mail address and password, then a code for who has an authenticator. */
export function SignInForm() {
  const text = useText(signInText);
  const login = useLogin();
  const [, setLocale] = useLocaleState();
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const [challenge, setChallenge] = useState<string | null>(null);
  const secret = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name) ?? '');
    setWorking(true);
    setError(null);
    login(
      challenge === null ? { email: value('email'), password: value('password') } : { challenge, code: value('code') },
    )
      .then(() => {
        const spoken = sessionStore.get()?.person.language;
        if (spoken) void setLocale(spoken);
      })
      .catch((reason: unknown) => {
        setWorking(false);
        const next = reason instanceof ProblemError ? reason.problem.challenge : undefined;
        if (next !== undefined) return setChallenge(next);
        setError(reason);
        secret.current?.select();
      });
  };
  const back = () => {
    setChallenge(null);
    setError(null);
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {error !== null && <ProblemNotice error={error} />}
      {challenge === null ? <FirstStep secret={secret} /> : <SecondStep secret={secret} />}
      <Button type="submit" variant="contained" size="large" disabled={working}>
        {text(working ? 'working' : 'submit')}
      </Button>
      {challenge !== null && (
        <Button color="inherit" onClick={back}>
          {text('back')}
        </Button>
      )}
    </Box>
  );
}

interface StepProps {
  secret: RefObject<HTMLInputElement | null>;
}

function FirstStep({ secret }: StepProps) {
  const text = useText(signInText);
  return (
    <>
      <TextField name="email" type="email" label={text('email')} autoComplete="username" required autoFocus fullWidth />
      <TextField
        name="password"
        type="password"
        label={text('password')}
        autoComplete="current-password"
        required
        fullWidth
        inputRef={secret}
      />
    </>
  );
}

function SecondStep({ secret }: StepProps) {
  const text = useText(signInText);
  return <CodeField label={text('code')} helperText={text('codeHelp')} autoFocus inputRef={secret} />;
}
