import TextField from '@mui/material/TextField';
import { skipCode, skipCodes } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.js';
import { useText } from '../../language/use-text.js';
import { ActDialog } from '../../parts/act-dialog.js';
import { WordsField } from '../../parts/words-field.js';
import { workbenchText } from '../messages.js';

interface Props {
  claim: string;
  onClose: () => void;
  onSkipped: () => void;
}

/** Gives an item back to the queue, with the reason. */
export function SkipDialog({ claim, onClose, onSkipped }: Props) {
  const text = useText(workbenchText);
  const [reason, setReason] = useState('');
  const [code, setCode] = useState('');
  const skip = useMutation({
    mutationFn: () =>
      call('releaseClaim', { params: { id: claim }, query: { reason: reason.trim(), code: skipCode.parse(code) } }),
    onSuccess: onSkipped,
  });
  return (
    <ActDialog
      title={text('skipTitle')}
      detail={text('skipDetail')}
      save={text('skip')}
      blocked={reason.trim() === '' || code === '' || skip.isPending}
      error={skip.error}
      onSave={() => skip.mutate()}
      onClose={onClose}
    >
      <TextField
        autoFocus
        select
        required
        label={text('skipCode')}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        <option value="">{text('chooseCode')}</option>
        {skipCodes.map((name) => (
          <option key={name} value={name}>
            {text(`skip.${name}`)}
          </option>
        ))}
      </TextField>
      <WordsField label={text('skipReason')} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
