import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useText } from '../../language/use-text.js';
import { imageText } from './messages.js';
import type { Viewer } from './use-viewer.js';

const look = { minWidth: 30, minHeight: 30, py: 0, px: 0.75 };

/** Pause, and one frame back or on; nothing for a still. */
export function FrameButtons({ viewer: { motion, acts, isVeiled } }: { viewer: Viewer }) {
  const text = useText(imageText);
  if (motion.frames < 2 || isVeiled) return null;
  const { frames, playing, frame } = motion;
  const button = { size: 'small', variant: 'outlined', color: 'inherit', sx: look } as const;
  return (
    <Box role="group" aria-label={text('animation')} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Button {...button} aria-keyshortcuts="p" onClick={acts.toggleMotion}>
        {text(playing ? 'pause' : 'play')}
      </Button>
      <Button
        {...button}
        aria-label={text('frameBefore')}
        aria-keyshortcuts="<"
        disabled={frame === 0}
        onClick={() => acts.stepFrame(-1)}
      >
        ‹
      </Button>
      <Box component="span" data-testid="frame" sx={{ fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>
        {frame === null ? text('framesAll', { count: frames }) : text('frameOf', { number: frame + 1, count: frames })}
      </Box>
      <Button
        {...button}
        aria-label={text('frameNext')}
        aria-keyshortcuts=">"
        disabled={frame === frames - 1}
        onClick={() => acts.stepFrame(1)}
      >
        ›
      </Button>
    </Box>
  );
}
