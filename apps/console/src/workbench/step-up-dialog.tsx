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
import { workbenchText } from './messages.js';

interface Props {
  onProved: () => void;
  onClose: () => void;
}

/** Asks for a fresh proof before a decision, as the person signed in; what was typed for the decision stays where it is. */
export function StepUpDialog(props: Props) {
  const byProvider = useSession()?.means.includes('oidc') ?? false;
  return byProvider ? <ProviderStepUp {...props} /> : <CodeStepUp {...props} />;
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

function CodeStepUp({ onProved, onClose }: Props) {
  const text = useText(workbenchText);
  const [code, setCode] = useState('');
  const prove = useMutation({
    mutationFn: () => call('stepUp', { body: { code: code.trim() } }),
    onSuccess: onProved,
  });
  return (
    <ActDialog
      title={text('stepUp')}
      detail={text('stepUpDetail')}
      save={text('stepUpSend')}
      blocked={code.trim().length < 6 || prove.isPending}
      error={prove.error}
      onSave={() => prove.mutate()}
      onClose={onClose}
    >
      <CodeField autoFocus label={text('stepUpCode')} value={code} onChange={(event) => setCode(event.target.value)} />
      <Link component={RouterLink} to="/account" target="_blank" variant="body2">
        {text('stepUpNone')}
      </Link>
    </ActDialog>
  );
}
