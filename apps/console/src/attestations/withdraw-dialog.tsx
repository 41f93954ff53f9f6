import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import type { AttestationView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { attestationsText } from './messages.js';

interface Props {
  statement: AttestationView;
  onWithdrawn: () => void;
  onClose: () => void;
}

/** Withdraws a statement with a reason. */
export function WithdrawDialog({ statement, onWithdrawn, onClose }: Props) {
  const text = useText(attestationsText);
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => call('withdrawAttestation', { params: { id: statement.id }, body: { reason: reason.trim() } }),
    onSuccess: onWithdrawn,
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="withdraw-title">
      <DialogTitle id="withdraw-title">{text('withdrawTitle', { requirement: statement.requirement })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText variant="body2">{text('withdrawDetail')}</DialogContentText>
        <TextField
          autoFocus
          multiline
          minRows={2}
          label={text('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {withdraw.error && <ProblemNotice error={withdraw.error} />}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={reason.trim() === '' || withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          {text('withdraw')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
