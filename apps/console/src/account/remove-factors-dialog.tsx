import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import type { PersonView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { accountText } from './messages.js';

interface Props {
  person: PersonView;
  onRemoved: () => void;
  onClose: () => void;
}

/** Asks once more, then removes authenticator and passkeys of somebody. */
export function RemoveFactorsDialog({ person: { id, name }, onRemoved, onClose }: Props) {
  const text = useText(accountText);
  const remove = useMutation({
    mutationFn: () => call('removeSecondFactorsOfPerson', { params: { id } }),
    onSuccess: onRemoved,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby="remove-factors-title">
      <DialogTitle id="remove-factors-title">{text('removeOfPersonTitle', { name })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText>{text('removeOfPersonDetail')}</DialogContentText>
        {remove.error && <ProblemNotice error={remove.error} />}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" autoFocus onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button variant="contained" color="error" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {text('removeAuthenticator')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
