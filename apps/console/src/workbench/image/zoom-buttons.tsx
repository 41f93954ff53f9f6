import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useText } from '../../language/use-text.js';
import { imageText } from './messages.js';
import { percentOf } from './percent-of.js';
import type { Viewer } from './use-viewer.js';

const look = { minWidth: 30, minHeight: 30, py: 0, px: 0.75 };

/** Out, the whole, in, the picture's own pixels, and to the chosen finding; between them how near the picture is. */
export function ZoomButtons({ viewer: { view, acts, chosenBox } }: { viewer: Viewer }) {
  const text = useText(imageText);
  const button = { size: 'small', variant: 'outlined', color: 'inherit', sx: look } as const;
  return (
    <Box role="group" aria-label={text('zoom')} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Button {...button} aria-label={text('zoomOut')} disabled={!view.canZoomOut} onClick={acts.zoomOut}>
        −
      </Button>
      <Box
        component="span"
        data-testid="scale"
        sx={{ fontSize: '0.8125rem', minWidth: 48, textAlign: 'center', whiteSpace: 'nowrap' }}
      >
        {text('zoomed', { percent: percentOf(view.scale) })}
      </Box>
      <Button {...button} aria-label={text('zoomIn')} disabled={!view.canZoomIn} onClick={acts.zoomIn}>
        +
      </Button>
      <Button {...button} aria-pressed={view.fitted} aria-keyshortcuts="0" onClick={acts.fit}>
        {text('fit')}
      </Button>
      <Button {...button} aria-keyshortcuts="x" onClick={acts.actual}>
        {text('actual')}
      </Button>
      <Button {...button} aria-keyshortcuts="z" disabled={chosenBox === null} onClick={acts.toRegion}>
        {text('toRegion')}
      </Button>
    </Box>
  );
}
