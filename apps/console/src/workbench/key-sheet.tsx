import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useText } from '../language/use-text.js';
import { workbenchText } from './messages.js';

const sheet = [
  ['j  k', 'key.jk'],
  ['o', 'key.o'],
  ['[  ]', 'key.brackets'],
  ['+  -', 'key.judge'],
  ['f', 'key.f'],
  ['a  r  c  e', 'key.outcomes'],
  ['1 – 9', 'key.digits'],
  ['m', 'key.m'],
  ['Ctrl/⌘ + Enter', 'key.submit'],
  ['s', 'key.s'],
  ['n', 'key.n'],
  ['?', 'key.sheet'],
] as const;

/** All keys of the workbench on one sheet. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const text = useText(workbenchText);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{text('keys')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{
            m: 0,
            display: 'grid',
            gridTemplateColumns: 'max-content 1fr',
            columnGap: 3,
            rowGap: 1,
            '& dd': { m: 0 },
          }}
        >
          {sheet.flatMap(([keys, name]) => [
            <Box component="dt" key={`${name} keys`} sx={{ fontWeight: 650 }}>
              <kbd style={{ fontFamily: 'inherit' }}>{keys}</kbd>
            </Box>,
            <dd key={name}>{text(name)}</dd>,
          ])}
        </Box>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
          {text('keysNote')}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button autoFocus color="inherit" onClick={onClose}>
          {text('close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
