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
import { benchKeys, benchKeyText } from './schedule/bench-keys.js';

type Keys = readonly (readonly [keys: string, name: keyof typeof workbenchText])[];
type Rows = readonly (readonly [keys: string, does: string])[];

const sheet: Keys = [
  ['j  k', 'key.jk'],
  ['o', 'key.o'],
  ['[  ]', 'key.brackets'],
  ['+  -', 'key.judge'],
  ['f', 'key.f'],
  ['w', 'key.w'],
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
  const words = useText(benchKeyText);
  const named = (keys: Keys): Rows => keys.map(([pressed, name]) => [pressed, text(name)]);
  const image = furtherKeys[modality];
  const more: Partial<Record<Modality, { title: string; rows: Rows }>> = {
    ...(image && { [modality]: { title: text('keys.image'), rows: named(image) } }),
    schedule: { title: words('title'), rows: benchKeys.map(([pressed, name]) => [pressed, words(name)]) },
  };
  const further = more[modality];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{text('keys')}</DialogTitle>
      <DialogContent tabIndex={0}>
        <KeyList rows={named(sheet)} />
        {further && (
          <>
            <Typography variant="h3" component="h3" sx={{ mt: 2, mb: 1 }}>
              {further.title}
            </Typography>
            <KeyList rows={further.rows} />
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

function KeyList({ rows }: { rows: Rows }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) minmax(0, 1.6fr)', sm: '170px 1fr' },
        columnGap: 3,
        rowGap: 1,
        '& dd': { m: 0 },
      }}
    >
      {rows.flatMap(([keys, words]) => [
        <Box component="dt" key={keys} sx={{ fontWeight: 650 }}>
          <kbd style={{ fontFamily: 'inherit' }}>{keys}</kbd>
        </Box>,
        <dd key={`${keys} does`}>{words}</dd>,
      ])}
    </Box>
  );
}
