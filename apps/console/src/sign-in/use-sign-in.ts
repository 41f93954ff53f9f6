import type { PasskeyProof, SecondFactor } from '@countersign/contracts';
import { useRef, useState } from 'react';
import { useLocaleState, useLogin } from 'react-admin';
import type { SignInGiven } from '../api/auth-provider.js';
import { call } from '../api/call.js';
import { ProblemError } from '../api/problem-error.js';
import { sessionStore } from '../api/session-store.js';
import { usePasskeys } from '../passkeys/use-passkeys.js';

/** What the first step left: to be sent with the second one, and what that can be. */
export interface Challenge {
  challenge: string;
  factors: readonly SecondFactor[];
}

/** Signing in, in one step or two: where it stands, what went wrong, and the acts. `secret` is where the password or code is typed. */
export function useSignIn() {
  const login = useLogin();
  const { answer } = usePasskeys();
  const [, setLocale] = useLocaleState();
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const [step, setStep] = useState<Challenge | null>(null);
  const [email, setEmail] = useState('');
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
      // Back to the first step, where only the password is asked for again.
      if (reason instanceof ProblemError && reason.code === 'sign-in-expired') return setStep(null);
      // What was typed is not to blame when a browser used no passkey.
      if (!(reason instanceof ProblemError) || reason.status !== 0) secret.current?.select();
    }
  };
  const byWords = (value: (name: string) => string) => {
    if (step) return enter(() => Promise.resolve({ challenge: step.challenge, code: value('code') }));
    setEmail(value('email'));
    return enter(() => Promise.resolve({ email: value('email'), password: value('password') }));
  };
  const byAutofill = (passkey: PasskeyProof) => enter(() => Promise.resolve({ passkey }));
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
  return { step, email, error, working, secret, byWords, byPasskey, byAutofill, back };
}
