import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import type { SignInOffer } from '@countersign/contracts';
import type { FormEvent } from 'react';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { passkeysText } from '../passkeys/messages.js';
import { usePasskeyAutofill } from '../passkeys/use-passkey-autofill.js';
import { whyNotHere } from '../passkeys/why-not-here.js';
import { signInText } from './messages.js';
import { FirstStep, SecondStep } from './sign-in-steps.js';
import { useSignIn } from './use-sign-in.js';

/** E-mail address and password, then a code or a passkey for who has one; or a passkey alone. */
export function SignInForm({ offer }: { offer: SignInOffer }) {
  const text = useText(signInText);
  const passkeys = useText(passkeysText);
  const { step, email, error, working, secret, byWords, byPasskey, byAutofill, back } = useSignIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    void byWords((name) => String(data.get(name) ?? ''));
  };
  const hasPasskey = whyNotHere(offer.passkey) === null && (step?.factors.includes('passkey') ?? true);
  usePasskeyAutofill(hasPasskey && step === null && !working, (passkey) => void byAutofill(passkey));
  // Who has no authenticator types nothing but a recovery code in its place.
  const isPasskeyFirst = hasPasskey && step !== null && !step.factors.includes('totp');
  const or = <Divider sx={{ color: 'text.secondary' }}>{text('or')}</Divider>;
  const passkeyButton = (
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
      {isPasskeyFirst && or}
      {step ? <SecondStep secret={secret} factors={step.factors} /> : <FirstStep secret={secret} email={email} />}
      <Button type="submit" variant={isPasskeyFirst ? 'outlined' : 'contained'} size="large" disabled={working}>
        {text(working ? 'working' : 'submit')}
      </Button>
      {hasPasskey && !isPasskeyFirst && or}
      {hasPasskey && !isPasskeyFirst && passkeyButton}
      {step && (
        <Button color="inherit" onClick={back}>
          {text('back')}
        </Button>
      )}
    </Box>
  );
}
