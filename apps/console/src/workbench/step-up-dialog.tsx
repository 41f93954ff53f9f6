import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { addressOf, call } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { CodeField } from '../parts/code-field.js';
import { passkeysText } from '../passkeys/messages.js';
import { useProveByPasskey } from '../passkeys/use-prove-by-passkey.js';
import { workbenchText } from './messages.js';

interface Props {
  onProved: () => void;
  onClose: () => void;
}

/** Asks for a fresh proof before a decision, as the person signed in; what was typed for the decision stays where it is. */
export function StepUpDialog(props: Props) {
  const byProvider = useSession()?.means.includes('oidc') ?? false;
  return byProvider ? <ProviderStepUp {...props} /> : <OwnStepUp {...props} />;
}

/** The provider asks in a tab beside; whether it did is seen when the decision is sent again. */
function ProviderStepUp({ onProved, onClose }: Props) {
  const text = useText(workbenchText);
  const [asked, setAsked] = useState(false);
  return (
    <ActDialog
      title={text('stepUp')}
      detail={text('stepUpProviderDetail')}
      save={text('stepUpGoOn')}
      blocked={!asked}
      error={null}
      onSave={onProved}
      onClose={onClose}
    >
      <Button
        variant="outlined"
        href={addressOf('proveByOidc')}
        target="_blank"
        onClick={() => setAsked(true)}
        sx={{ justifySelf: 'start' }}
      >
        {text('stepUpAtProvider')}
      </Button>
    </ActDialog>
  );
}

/** Asks for a code of the authenticator, or a passkey. */
function OwnStepUp({ onProved, onClose }: Props) {
  const text = useText(workbenchText);
  const passkeys = useText(passkeysText);
  const [code, setCode] = useState('');
  const byCode = useMutation({
    mutationFn: () => call('stepUp', { body: { code: code.trim() } }),
  });
  const { prove: byPasskey, ...can } = useProveByPasskey();
  // Said with the call: whoever closes the dialog meanwhile decides nothing by it.
  const prove = (by: typeof byCode) => by.mutate(undefined, { onSuccess: onProved });
  const isBusy = byCode.isPending || byPasskey.isPending;
  const isPasskeyOnly = can.byPasskey && !can.byCode;
  return (
    <ActDialog
      title={text('stepUp')}
      detail={text('stepUpDetail')}
      save={isPasskeyOnly ? passkeys('use') : text('stepUpSend')}
      blocked={isBusy || (!isPasskeyOnly && code.trim().length < 6)}
      error={byCode.error ?? byPasskey.error}
      onSave={() => prove(isPasskeyOnly ? byPasskey : byCode)}
      onClose={onClose}
    >
      {!isPasskeyOnly && (
        <CodeField
          autoFocus
          label={text('stepUpCode')}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      )}
      {can.byPasskey && can.byCode && (
        <Button variant="outlined" disabled={isBusy} onClick={() => prove(byPasskey)} sx={{ justifySelf: 'start' }}>
          {passkeys('use')}
        </Button>
      )}
      {!can.byPasskey && !can.byCode && (
        <Link component={RouterLink} to="/account" target="_blank" variant="body2">
          {text('stepUpNone')}
        </Link>
      )}
    </ActDialog>
  );
}
