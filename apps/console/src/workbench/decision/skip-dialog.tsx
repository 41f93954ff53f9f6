import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { skipCode, skipCodes, type SkipCode } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.js';
import { useText } from '../../language/use-text.js';
import { ProblemNotice } from '../../parts/problem-notice.js';
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
  const [code, setCode] = useState<SkipCode>('hard-to-decide');
  const skip = useMutation({
    mutationFn: () => call('releaseClaim', { params: { id: claim }, query: { reason: reason.trim(), code } }),
    onSuccess: onSkipped,
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="skip-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') skip.mutate();
        }}
      >
        <DialogTitle id="skip-title">{text('skipTitle')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText>{text('skipDetail')}</DialogContentText>
          {skip.error && <ProblemNotice error={skip.error} />}
          <TextField
            autoFocus
            required
            fullWidth
            label={text('skipReason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
          />
          <TextField
            select
            label={text('skipCode')}
            value={code}
            onChange={(event) => setCode(skipCode.parse(event.target.value))}
            slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          >
            {skipCodes.map((name) => (
              <option key={name} value={name}>
                {text(`skip.${name}`)}
              </option>
            ))}
          </TextField>
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={reason.trim() === '' || skip.isPending}>
            {text('skip')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
