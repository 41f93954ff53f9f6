import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { incidentsText } from './messages.js';

interface Props {
  title: string;
  save: string;
  blocked: boolean;
  error: Error | null;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that does one thing to an incident. */
export function IncidentDialog({ title, save, blocked, error, onSave, onClose, children }: Props) {
  const text = useText(incidentsText);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="incident-dialog">
      <DialogTitle id="incident-dialog">{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
        {children}
        {error && <ProblemNotice error={error} />}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button variant="contained" disabled={blocked} onClick={onSave}>
          {save}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
