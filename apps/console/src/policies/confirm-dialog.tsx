import TextField from '@mui/material/TextField';
import type { PolicyVersionDetail } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { confirmationText } from './confirmation-messages.js';

interface Props {
  version: PolicyVersionDetail;
  onDone: () => void;
  onClose: () => void;
}

/** Says that one has read what a changed policy folder brought, as it stood on the page when the dialog was opened. */
export function ConfirmDialog({ version, onDone, onClose }: Props) {
  const text = useText(confirmationText);
  const [{ digest, previous }] = useState(version);
  const [comment, setComment] = useState('');
  const confirm = useMutation({
    mutationFn: () =>
      call('confirmPolicyVersion', { params: { digest }, body: { previous, comment: comment.trim() || null } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('confirmTitle')}
      detail={text('confirmDetail')}
      save={text('confirm')}
      blocked={confirm.isPending}
      error={confirm.error}
      onSave={() => confirm.mutate()}
      onClose={onClose}
    >
      <TextField
        multiline
        minRows={2}
        label={text('comment')}
        helperText={text('commentHelp')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </ActDialog>
  );
}
