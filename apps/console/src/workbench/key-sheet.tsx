import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { Modality } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { workbenchText } from './messages.js';

type Keys = readonly (readonly [keys: string, name: keyof typeof workbenchText])[];

const sheet: Keys = [
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
];

/** Further keys of the drawing of a modality. */
const furtherKeys: Partial<Record<Modality, Keys>> = {
  image: [
    ['i', 'key.picture'],
    ['+  −  ← ↑ ↓ →', 'key.zoom'],
    ['0  x', 'key.fit'],
    ['z', 'key.region'],
    [',  .', 'key.images'],
    ['← ↑ ↓ →', 'key.frame'],
    ['h  t', 'key.layers'],
    ['u', 'key.veil'],
    ['v', 'key.compare'],
  ],
};

/** All keys of the workbench on one sheet, with those of the output that is open. */
export function KeySheet({ modality, onClose }: { modality: Modality; onClose: () => void }) {
  const text = useText(workbenchText);
  const further = furtherKeys[modality];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{text('keys')}</DialogTitle>
      <DialogContent>
        <KeyList keys={sheet} />
        {further && (
          <>
            <Typography variant="h3" component="h3" sx={{ mt: 2, mb: 1 }}>
              {text('keys.image')}
            </Typography>
            <KeyList keys={further} />
          </>
        )}
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

function KeyList({ keys }: { keys: Keys }) {
  const text = useText(workbenchText);
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(110px, max-content) 1fr',
        columnGap: 3,
        rowGap: 1,
        '& dd': { m: 0 },
      }}
    >
      {keys.flatMap(([pressed, name]) => [
        <Box component="dt" key={`${name} keys`} sx={{ fontWeight: 650 }}>
          <kbd style={{ fontFamily: 'inherit' }}>{pressed}</kbd>
        </Box>,
        <dd key={name}>{text(name)}</dd>,
      ])}
    </Box>
  );
}
