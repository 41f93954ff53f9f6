import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import type { KeyCreated, KeyView } from '@countersign/contracts';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { KeySecret } from './key-secret.js';
import { keysText } from './messages.js';

const overlaps = ['0', '60', '1440', '10080', '43200'] as const;

/** Makes the key that follows another, then shows its secret once. */
export function RotateDialog({ apiKey, onClose }: { apiKey: KeyView; onClose: () => void }) {
  const text = useText(keysText);
  const [made, setMade] = useState<KeyCreated | null>(null);
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]>('1440');
  const rotate = useMutation({
    mutationFn: () => call('rotateKey', { params: { id: apiKey.id }, body: { overlapMinutes: Number(overlap) } }),
    onSuccess: setMade,
  });
  if (made) {
    return (
      <Dialog open fullWidth maxWidth="sm" aria-labelledby="secret-title">
        <KeySecret made={made} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby="rotate-title">
      <DialogTitle id="rotate-title">{text('rotateTitle', { name: apiKey.name })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText>{text('rotateDetail')}</DialogContentText>
        {rotate.error && <ProblemNotice error={rotate.error} />}
        <TextField
          select
          label={text('overlap')}
          value={overlap}
          onChange={(event) => setOverlap(overlaps.find((minutes) => minutes === event.target.value) ?? '1440')}
        >
          {overlaps.map((minutes) => (
            <MenuItem key={minutes} value={minutes}>
              {text(`overlap.${minutes}`)}
            </MenuItem>
          ))}
        </TextField>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button variant="contained" disabled={rotate.isPending} onClick={() => rotate.mutate()}>
          {text('rotate')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
