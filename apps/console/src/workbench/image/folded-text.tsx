import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../../language/format.js';
import { useText } from '../../language/use-text.js';
import { panelText } from './panel-messages.js';

/** Longer texts are folded. */
const shownCharacters = 240;
/** Characters that order the text around them about, or that nobody sees: each is shown as a box. */
const hidden = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** Words of a stranger, as text and nothing else: never as HTML, in a direction of their own, folded where they are long. */
export function FoldedText({ children }: { children: string }) {
  const text = useText(panelText);
  const [locale] = useLocaleState();
  const [open, setOpen] = useState(false);
  const characters = [...children];
  const long = characters.length > shownCharacters;
  const shown = long && !open ? `${characters.slice(0, shownCharacters).join('')}…` : children;
  return (
    <>
      <Box
        component="bdi"
        data-words="stranger"
        sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', unicodeBidi: 'isolate' }}
      >
        {shown.replace(hidden, '\u25a1')}
      </Box>
      {long && (
        <Button
          size="small"
          color="inherit"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{ display: 'block', minHeight: 26, py: 0, px: 0.5, textDecoration: 'underline' }}
        >
          {open ? text('fold') : text('unfold', { count: formatNumber(characters.length, locale) })}
        </Button>
      )}
    </>
  );
}
