import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { stopsText } from './messages.js';

/** Stops an AI system, with the reason. */
export function StopDialog({ onClose, onStopped }: { onClose: () => void; onStopped: () => void }) {
  const text = useText(stopsText);
  const systems = useCatalog().data?.systems ?? [];
  // None is chosen beforehand: a slip of the hand must not stop another one.
  const [system, setSystem] = useState('');
  const [reason, setReason] = useState('');
  const [drill, setDrill] = useState(false);
  const stop = useMutation({
    mutationFn: () => call('stopSystem', { params: { id: system }, body: { reason: reason.trim(), drill } }),
    onSuccess: onStopped,
  });
  const isReady = system !== '' && reason.trim() !== '' && !stop.isPending;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="stop-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) stop.mutate();
        }}
      >
        <DialogTitle id="stop-title">{text('stopTitle')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <DialogContentText>{text('stopDetail')}</DialogContentText>
          {stop.error && <ProblemNotice error={stop.error} />}
          <TextField
            autoFocus
            required
            select
            label={text('system')}
            value={system}
            onChange={(event) => setSystem(event.target.value)}
            slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          >
            <option value="">{text('choose')}</option>
            {systems.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </TextField>
          <TextField
            required
            multiline
            minRows={2}
            label={text('reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
          <FormControlLabel
            control={<Checkbox checked={drill} onChange={(_, checked) => setDrill(checked)} />}
            label={text('asDrill')}
          />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button type="submit" variant="contained" color="error" disabled={!isReady}>
            {text('confirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
