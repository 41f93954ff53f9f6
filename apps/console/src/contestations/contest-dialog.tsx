import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { WordsField } from '../parts/words-field.js';
import { contestationText } from './messages.js';

interface Props {
  submission: string;
  onDone: () => void;
  onClose: () => void;
}

/** Contests a decision on behalf of somebody whom it affects. */
export function ContestDialog({ submission, onDone, onClose }: Props) {
  const text = useText(contestationText);
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState('');
  const contest = useMutation({
    mutationFn: () => {
      const reached = contact.trim() === '' ? {} : { contact: contact.trim() };
      const body = { reason: reason.trim(), by: 'affected-person' as const, ...reached };
      return call('contestDecision', { params: { id: submission }, body });
    },
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('contest')}
      detail={text('contestDetail')}
      blocked={reason.trim() === '' || contest.isPending}
      error={contest.error}
      onSave={() => contest.mutate()}
      onClose={onClose}
    >
      <WordsField label={text('reason')} focus rows={4} most={4000} value={reason} onChange={setReason} />
      <TextField
        fullWidth
        label={text('contactField')}
        value={contact}
        onChange={(event) => setContact(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 320 } }}
      />
    </ActDialog>
  );
}
