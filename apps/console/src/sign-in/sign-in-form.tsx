import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import type { SignInOffer } from '@countersign/contracts';
import { useRef, useState, type FormEvent } from 'react';
import { useLocaleState, useLogin } from 'react-admin';
import type { SignInGiven } from '../api/auth-provider.js';
import { call } from '../api/call.js';
import { ProblemError } from '../api/problem-error.js';
import { sessionStore } from '../api/session-store.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { passkeysText } from '../passkeys/messages.js';
import { usePasskeys } from '../passkeys/use-passkeys.js';
import { whyNotHere } from '../passkeys/why-not-here.js';
import { FirstStep, SecondStep, type Challenge } from './sign-in-steps.js';
import { signInText } from './messages.js';

/** E-mail address and password, then a code or a passkey for who has one; or a passkey alone. */
export function SignInForm({ offer }: { offer: SignInOffer }) {
  const text = useText(signInText);
  const passkeys = useText(passkeysText);
  const login = useLogin();
  const { answer } = usePasskeys();
  const [, setLocale] = useLocaleState();
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const [step, setStep] = useState<Challenge | null>(null);
  const secret = useRef<HTMLInputElement>(null);
  const enter = async (give: () => Promise<SignInGiven>) => {
    setWorking(true);
    setError(null);
    try {
      await login(await give());
      const spoken = sessionStore.get()?.person.language;
      if (spoken) void setLocale(spoken);
    } catch (reason) {
      setWorking(false);
      const { challenge = '', factors = [] } = reason instanceof ProblemError ? reason.problem : {};
      if (challenge !== '') return setStep({ challenge, factors });
      setError(reason);
      // What was typed is not to blame when a browser used no passkey.
      if (!(reason instanceof ProblemError) || reason.status !== 0) secret.current?.select();
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name) ?? '');
    const given = step
      ? { challenge: step.challenge, code: value('code') }
      : { email: value('email'), password: value('password') };
    void enter(() => Promise.resolve(given));
  };
  const byPasskey = () =>
    enter(async () => {
      if (!step) return { passkey: await answer(await call('beginPasskeySignIn', { body: {} })) };
      const { challenge } = step;
      return { challenge, passkey: await answer(await call('beginPasskeySignIn', { body: { challenge } })) };
    });
  const back = () => {
    setStep(null);
    setError(null);
  };
  const hasPasskey = whyNotHere(offer.passkey) === null && (step?.factors.includes('passkey') ?? true);
  const isPasskeyFirst = hasPasskey && step !== null && !step.factors.includes('totp');
  const divider = hasPasskey && <Divider sx={{ color: 'text.secondary' }}>{text('or')}</Divider>;
  const passkeyButton = hasPasskey && (
    <Button
      variant={isPasskeyFirst ? 'contained' : 'outlined'}
      color={isPasskeyFirst ? 'primary' : 'inherit'}
      size="large"
      disabled={working}
      autoFocus={isPasskeyFirst}
      onClick={() => void byPasskey()}
    >
      {passkeys('use')}
    </Button>
  );
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      {error !== null && <ProblemNotice error={error} />}
      {isPasskeyFirst && passkeyButton}
      {isPasskeyFirst && divider}
      {step ? <SecondStep secret={secret} factors={step.factors} /> : <FirstStep secret={secret} />}
      <Button type="submit" variant={isPasskeyFirst ? 'outlined' : 'contained'} size="large" disabled={working}>
        {text(working ? 'working' : 'submit')}
      </Button>
      {!isPasskeyFirst && divider}
      {!isPasskeyFirst && passkeyButton}
      {step && (
        <Button color="inherit" onClick={back}>
          {text('back')}
        </Button>
      )}
    </Box>
  );
}
