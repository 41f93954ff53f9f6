import Link from '@mui/material/Link';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { CodeField } from '../parts/code-field.js';
import { workbenchText } from './messages.js';

/** Asks for a code of the authenticator before a decision; what was typed for the decision stays where it is. */
export function StepUpDialog({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
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
