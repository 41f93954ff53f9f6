import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useText } from '../../language/use-text.js';
import { Shape } from '../../parts/mark.js';
import { imageText } from './messages.js';
import type { Doubt } from './unsafe-images.js';
import type { Viewer } from './use-viewer.js';
import { veilReasons } from './veil-reasons.js';

function whyVeiled(doubt: Doubt | null, byBefore: boolean, unseen: boolean) {
  // While findings are not shown, nothing is said of what they are.
  if (unseen && doubt !== 'unsafe') return 'veiledUnseen';
  if (doubt !== null) return veilReasons[doubt];
  return byBefore ? 'veiledBefore' : 'veiledAlways';
}

/** Why the image is blurred, and the button that shows it; or the one that blurs it again. */
export function VeilNotice({ viewer: { veil, index, isVeiled, veiledByBefore, acts } }: { viewer: Viewer }) {
  const text = useText(imageText);
  const doubt = veil.doubt(index);
  if (!isVeiled && doubt === null && !veil.always && !veil.unseen && !veiledByBefore) return null;
  const why = whyVeiled(doubt, veiledByBefore, veil.unseen);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 2,
        pb: 0.5,
        fontSize: '0.8125rem',
        flex: 'none',
      }}
    >
      {isVeiled && (
        <>
          <Shape meaning={doubt !== null || veiledByBefore ? 'attention' : 'neutral'} />
          {text(why)}
        </>
      )}
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        aria-keyshortcuts="u"
        onClick={acts.toggleVeil}
        sx={{ minHeight: 28, py: 0 }}
      >
        {text(isVeiled ? 'uncover' : 'cover')}
      </Button>
    </Box>
  );
}
