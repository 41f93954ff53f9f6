import TextField from '@mui/material/TextField';
import type { RefObject } from 'react';
import { useText } from '../language/use-text.js';
import { CodeField } from '../parts/code-field.js';
import { signInText } from './messages.js';
import type { Challenge } from './use-sign-in.js';

interface StepProps {
  secret: RefObject<HTMLInputElement | null>;
}

/** Who somebody is and their password; who has said who they are before is asked for the password alone. */
export function FirstStep({ secret, email }: StepProps & { email: string }) {
  const text = useText(signInText);
  return (
    <>
      <TextField
        name="email"
        type="email"
        label={text('email')}
        autoComplete="username webauthn"
        required
        autoFocus={email === ''}
        fullWidth
        defaultValue={email}
      />
      <TextField
        name="password"
        type="password"
        label={text('password')}
        autoComplete="current-password"
        required
        autoFocus={email !== ''}
        fullWidth
        inputRef={secret}
      />
    </>
  );
}

/** A code: of the authenticator for who has one, else one for recovery. */
export function SecondStep({ secret, factors }: StepProps & Pick<Challenge, 'factors'>) {
  const text = useText(signInText);
  return factors.includes('totp') ? (
    <CodeField label={text('code')} helperText={text('codeHelp')} autoFocus inputRef={secret} />
  ) : (
    <CodeField label={text('recoveryCode')} helperText={text('recoveryCodeHelp')} inputRef={secret} />
  );
}
