import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation } from '@tanstack/react-query';
import type { KeyView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { keysText } from './messages.js';

/** Asks once more, then revokes a key. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: KeyView; onClose: () => void }) {
  const text = useText(keysText);
  const revoke = useMutation({
    mutationFn: () => call('revokeKey', { params: { id: apiKey.id } }),
    onSuccess: onClose,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby="revoke-title">
      <DialogTitle id="revoke-title">{text('revokeTitle', { name: apiKey.name })}</DialogTitle>
      <DialogContent>
        <DialogContentText>{text('revokeDetail')}</DialogContentText>
        {revoke.error && <ProblemNotice error={revoke.error} />}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" autoFocus onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button variant="contained" color="error" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
          {text('revoke')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
