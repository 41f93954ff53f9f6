import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { partsText } from './messages.js';
import { ProblemNotice } from './problem-notice.js';

interface Props {
  title: string;
  detail?: string;
  /** The word on the button that does it; else the title. */
  save?: string;
  /** Whether it takes something away. */
  danger?: boolean;
  blocked: boolean;
  error: Error | null;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that does one thing; Enter sends it when nothing is missing. */
export function ActDialog({
  title,
  detail,
  save = title,
  danger = false,
  blocked,
  error,
  onSave,
  onClose,
  children,
}: Props) {
  const text = useText(partsText);
  const id = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked) onSave();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          {detail !== undefined && <DialogContentText>{detail}</DialogContentText>}
          {error && <ProblemNotice error={error} />}
          {children}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={blocked}>
            {save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
