import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { DueStatement } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useSystemName } from '../parts/use-system-name.js';
import { attestationsText } from './messages.js';
import { signableScopes } from './signable-scopes.js';

interface Props {
  due: DueStatement;
  onSigned: () => void;
  onClose: () => void;
}

/** Shows the very words, and signs them for one AI system or for all, or declines to in a second step. */
export function SignDialog({ due, onSigned, onClose }: Props) {
  const text = useText(attestationsText);
  const systemName = useSystemName();
  const session = useSession();
  const scopes = signableScopes(session, due);
  const [scope, setScope] = useState(scopes[0] ?? '');
  const [isDeclining, setDeclining] = useState(false);
  const [isRead, setRead] = useState(false);
  const sign = useMutation({
    mutationFn: (refused: boolean) => {
      const { requirement, statement } = due;
      return call('signAttestation', {
        body: { requirement, statement, refused, system: scope === '' ? null : scope },
      });
    },
    onSuccess: onSigned,
  });
  const [, count, unit] = /^P(\d+)([DMY])$/.exec(due.renewEvery ?? '') ?? [];
  const period = unit === 'D' || unit === 'M' || unit === 'Y' ? text(`unit.${unit}`, { count: Number(count) }) : null;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="sign-title">
      <DialogTitle id="sign-title">{text('signTitle', { requirement: `${due.requirement} ${due.title}` })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Box
          component="blockquote"
          sx={(theme) => ({ m: 0, pl: 2, borderInlineStart: `3px solid ${theme.colours.accent}`, fontSize: '1rem' })}
        >
          {due.statement}
        </Box>
        {scopes.length > 1 && (
          <TextField select label={text('scope')} value={scope} onChange={(event) => setScope(event.target.value)}>
            {scopes.map((each) => (
              <MenuItem key={each} value={each ?? ''}>
                {each === null ? text('allSystems') : systemName(each)}
              </MenuItem>
            ))}
          </TextField>
        )}
        <DialogContentText variant="body2">
          {text('signDetail', { name: session?.person.name ?? '', by: due.by })}{' '}
          {period !== null && text('renew', { period })}
        </DialogContentText>
        {isDeclining ? (
          <Alert severity="warning">{text('declineDetail')}</Alert>
        ) : (
          <FormControlLabel
            control={<Checkbox checked={isRead} onChange={(event) => setRead(event.target.checked)} />}
            label={text('understood')}
          />
        )}
        {sign.error && <ProblemNotice error={sign.error} />}
      </DialogContent>
      <DialogActions>
        {isDeclining ? (
          <>
            <Button color="inherit" onClick={() => setDeclining(false)}>
              {text('back')}
            </Button>
            <Button variant="contained" color="error" disabled={sign.isPending} onClick={() => sign.mutate(true)}>
              {text('declineSurely')}
            </Button>
          </>
        ) : (
          <>
            <Button color="inherit" sx={{ mr: 'auto' }} onClick={() => setDeclining(true)}>
              {text('decline')}
            </Button>
            <Button color="inherit" onClick={onClose}>
              {text('cancel')}
            </Button>
            <Button variant="contained" disabled={!isRead || sign.isPending} onClick={() => sign.mutate(false)}>
              {text('sign')}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
