import Box from '@mui/material/Box';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useText } from '../../language/use-text.js';
import type { Box4 } from './image-content.js';
import { imageText } from './messages.js';
import { shareOf } from './region-box.js';

interface Props {
  frame: Box4;
  size: readonly [number, number];
  onFrame: (frame: Box4) => void;
}

/** The frame moved by `step` pixels, or resized when `resize`; it stays inside the image. */
function moved([x, y, w, h]: Box4, key: string, step: number, resize: boolean, [width, height]: Props['size']): Box4 {
  const dx = key === 'ArrowRight' ? step : key === 'ArrowLeft' ? -step : 0;
  const dy = key === 'ArrowDown' ? step : key === 'ArrowUp' ? -step : 0;
  const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  return resize
    ? [x, y, within(w + dx, 8, width - x), within(h + dy, 8, height - y)]
    : [within(x + dx, 0, width - w), within(y + dy, 0, height - h), w, h];
}

/** The frame of the place about to be marked; takes the focus, so that the arrow keys move it. */
export function FrameEditor({ frame, size, onFrame }: Props) {
  const text = useText(imageText);
  const element = useRef<HTMLDivElement>(null);
  const first = useRef(frame);
  useEffect(() => {
    element.current?.focus();
    onFrame(first.current);
    // Only when the frame appears: afterwards the reader moves it.
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    onFrame(moved(frame, event.key, Math.max(1, Math.round(size[0] / 40)), event.shiftKey, size));
  };
  const [x, y, width, height] = frame;
  return (
    <Box
      ref={element}
      role="application"
      tabIndex={0}
      aria-label={`${text('frame', { x, y, width, height })}. ${text('markHelp')}`}
      onKeyDown={onKeyDown}
      sx={{
        position: 'absolute',
        ...shareOf(frame, size),
        border: (theme) => `3px dashed ${theme.colours.accent}`,
        boxShadow: '0 0 0 2px rgb(255 255 255 / 85%)',
        pointerEvents: 'none',
      }}
    />
  );
}
