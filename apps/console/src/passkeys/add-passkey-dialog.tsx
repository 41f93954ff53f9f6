import TextField from '@mui/material/TextField';
import type { PasskeyAdded } from '@countersign/contracts';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { passkeysText } from './messages.js';
import { OwnProofDialog } from './own-proof-dialog.js';
import { useOwnProof } from './use-own-proof.js';
import { usePasskeys } from './use-passkeys.js';

/** Asks what a new passkey is to be called and who asks, then has the browser make it. */
export function AddPasskeyDialog({
  onAdded,
  onClose,
}: {
  onAdded: (added: PasskeyAdded) => void;
  onClose: () => void;
}) {
  const text = useText(passkeysText);
  const { make } = usePasskeys();
  const [name, setName] = useState('');
  const asked = useOwnProof(async (proof) => {
    const made = await make(await call('beginPasskey', { body: proof }));
    return call('addPasskey', { body: { name: name.trim(), made } });
  }, onAdded);
  return (
    <OwnProofDialog
      asked={asked}
      title={text('add')}
      detail={text('addDetail')}
      blocked={name.trim() === ''}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        fullWidth
        label={text('name')}
        helperText={text('nameHelp')}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
    </OwnProofDialog>
  );
}
