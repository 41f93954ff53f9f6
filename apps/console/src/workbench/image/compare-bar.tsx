import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ChangeEvent } from 'react';
import { useLocaleState } from 'react-admin';
import { formatShare } from '../../language/format.js';
import { useText } from '../../language/use-text.js';
import { compareModes, type CompareMode, type Comparing } from './compare-modes.js';
import { imageText } from './messages.js';
import { sameWithin } from './picture-difference.js';

interface Props {
  comparing: Comparing;
  onMode: (mode: CompareMode) => void;
  onComparing: (comparing: Comparing) => void;
  /** The share of pixels that differ, once it is known. */
  share: number | null;
  /** Why there is nothing to compare with. */
  refusal: string | null;
}

/** How the revision before is shown, and what each way of showing it needs. */
export function CompareBar({ comparing, onMode, onComparing, share, refusal }: Props) {
  const text = useText(imageText);
  const [locale] = useLocaleState();
  const { mode } = comparing;
  return (
    <Box
      role="group"
      aria-label={text('compare')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.5,
        px: 2,
        pb: 0.5,
        fontSize: '0.8125rem',
      }}
    >
      <ToggleButtonGroup
        size="small"
        exclusive
        value={mode}
        aria-label={text('compare')}
        onChange={(_, next: CompareMode | null) => next && onMode(next)}
      >
        {compareModes.map((name) => (
          <ToggleButton key={name} value={name} sx={{ py: 0.25, px: 1, textTransform: 'none', color: 'text.primary' }}>
            {text(`compare.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {refusal}
      {refusal === null && mode === 'swipe' && (
        <Box component="label" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, flex: 1, minWidth: 220 }}>
          {text('swipe')}
          <Box
            component="input"
            type="range"
            min={0}
            max={100}
            value={comparing.share}
            onChange={(event: ChangeEvent<HTMLInputElement>) =>
              onComparing({ ...comparing, share: Number(event.target.value) })
            }
            sx={{ flex: 1, accentColor: (theme) => theme.colours.accent }}
          />
        </Box>
      )}
      {refusal === null && mode === 'difference' && (
        <>
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={comparing.amplified}
                onChange={(_, amplified) => onComparing({ ...comparing, amplified })}
                sx={{ py: 0 }}
              />
            }
            label={text('gain')}
            slotProps={{ typography: { variant: 'caption' } }}
          />
          {share !== null && text('differs', { share: shareWords(share, locale), within: sameWithin })}
        </>
      )}
    </Box>
  );
}

/** A share that is not nothing never reads as nothing. */
function shareWords(share: number, locale: string): string {
  return share > 0 && share < 0.005 ? `< ${formatShare(0.01, locale)}` : formatShare(share, locale);
}
