import Box from '@mui/material/Box';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useText } from '../../language/use-text.js';
import { useAnnounce } from '../../parts/announcer.js';
import { frameAfterKey } from './frame-moves.js';
import type { Box4 } from './image-content.js';
import { imageText } from './messages.js';
import type { Extent } from './picture-scale.js';
import { shareOf } from './share-of.js';

interface Props {
  frame: Box4;
  size: Extent;
  /** Pixels of the page for one of the picture. */
  scale: number;
  onFrame: (frame: Box4) => void;
  onUse: () => void;
  onDrop: () => void;
}

const corners = ['nw', 'ne', 'sw', 'se'] as const;

/** The frame of the place about to be marked; takes the focus, so that keys move it. Corners and inside are dragged by the stage. */
export function FrameEditor({ frame, size, scale, onFrame, onUse, onDrop }: Props) {
  const text = useText(imageText);
  const announce = useAnnounce();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const single = event.ctrlKey || event.metaKey;
    const step = single ? 1 : Math.max(1, Math.round(16 / scale));
    const next = frameAfterKey(frame, event.key, { step, resize: event.shiftKey }, size);
    if (next) {
      event.preventDefault();
      onFrame(next);
      element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const [x, y, width, height] = next;
      announce(text('frame', { x, y, width, height }));
    } else if (event.key === 'Enter' && !single) {
      event.preventDefault();
      onUse();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onDrop();
    }
  };
  const [x, y, width, height] = frame;
  return (
    <Box
      ref={element}
      role="application"
      tabIndex={0}
      aria-label={`${text('frame', { x, y, width, height })}. ${text('markHelp')}`}
      onKeyDown={onKeyDown}
      style={shareOf(frame, size)}
      sx={{
        position: 'absolute',
        zIndex: 3,
        cursor: 'move',
        border: (theme) => `3px dashed ${theme.colours.accent}`,
        boxShadow: '0 0 0 2px rgb(255 255 255 / 85%), inset 0 0 0 1.5px rgb(255 255 255 / 85%)',
      }}
    >
      {corners.map((corner) => (
        <Box
          key={corner}
          component="span"
          sx={{
            position: 'absolute',
            width: 12,
            height: 12,
            [corner.startsWith('n') ? 'top' : 'bottom']: -7,
            [corner.endsWith('w') ? 'left' : 'right']: -7,
            cursor: `${corner}-resize`,
            bgcolor: (theme) => theme.colours.paper,
            border: (theme) => `2px solid ${theme.colours.accent}`,
          }}
        />
      ))}
    </Box>
  );
}
