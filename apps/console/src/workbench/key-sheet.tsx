import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { Modality } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { outcomeKeys } from './decision/outcome-buttons.js';
import { workbenchText } from './messages.js';
import { benchKeys, benchKeyText } from './schedule/bench-keys.js';

type Word = keyof typeof workbenchText;
/** Keys as they are written on the sheet, what they do, and the key that has to be bound for it; none: bound outside the workbench. */
type Keys = readonly (readonly [keys: string, name: Word, bound?: string])[];
type Rows = readonly (readonly [keys: string, does: string])[];

/** What the keys do that mean something else in each workbench. */
export interface KeyMeanings {
  outcomes: Word;
  digits: Word;
  submit: Word;
}

const sheetOf = (letters: string, lastDigit: string, { outcomes, digits, submit }: KeyMeanings): Keys => [
  ['j  k', 'key.jk', 'j'],
  ['o', 'key.o', 'o'],
  ['[  ]', 'key.brackets', '['],
  ['+  -', 'key.judge', '+'],
  ['f', 'key.f', 'f'],
  ['v', 'key.v', 'v'],
  ['w', 'key.w', 'w'],
  [letters, outcomes, 'a'],
  [`1 – ${lastDigit}`, digits, lastDigit],
  ['m', 'key.m', 'm'],
  ['Ctrl/⌘ + Enter', submit, 'submit'],
  ['s', 'key.s', 's'],
  ['n', 'key.n'],
  ['?', 'key.sheet', '?'],
];

/** Further keys of the drawing of a modality. */
const furtherKeys: Partial<Record<Modality, Keys>> = {
  image: [
    ['i', 'key.picture'],
    ['+  −  ← ↑ ↓ →', 'key.zoom'],
    ['0  x', 'key.fit'],
    ['z', 'key.region', 'j'],
    [',  .', 'key.images'],
    ['p  <  >', 'key.motion'],
    ['← ↑ ↓ →', 'key.frame', 'f'],
    ['h  t', 'key.layers', 'j'],
    ['u', 'key.veil'],
    ['v', 'key.compare'],
  ],
};

interface Props {
  modality: Modality;
  /** The keys that do something in the workbench that is open. */
  bound: readonly string[];
  meanings: KeyMeanings;
  onClose: () => void;
}

/** All keys of the workbench on one sheet, with those of the output that is open. */
export function KeySheet({ modality, bound, meanings, onClose }: Props) {
  const text = useText(workbenchText);
  const words = useText(benchKeyText);
  const named = (keys: Keys): Rows =>
    keys
      .filter(([, , key]) => key === undefined || bound.includes(key))
      .map(([pressed, name]) => [pressed, text(name)]);
  const letters = outcomeKeys.flatMap(([, key]) => (bound.includes(key) ? [key] : [])).join('  ');
  const lastDigit =
    bound
      .filter((key) => /^\d$/.test(key))
      .toSorted()
      .at(-1) ?? '';
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
        <KeyList rows={named(sheetOf(letters, lastDigit, meanings))} />
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
