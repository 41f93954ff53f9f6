import { useEffect, useState } from 'react';
import type { OutputProps } from '../output-props.js';
import { firstFrame } from './frame-moves.js';
import type { Box4 } from './image-content.js';
import type { PictureView } from './use-picture-view.js';

/** The frame that the reviewer draws to mark a place, null while none is drawn. */
export interface Framing {
  frame: Box4 | null;
  setFrame: (frame: Box4) => void;
  /** Begins with a frame in the middle of what is seen, or lets go of it. */
  toggle: () => void;
  /** Marks the frame; the focus goes back to the picture. */
  use: () => void;
  drop: () => void;
}

/** Draws a frame, of an animation that stands on the frame `at` of it, when the workbench asks for the selected place (key f), and gives it when it is asked again. */
export function useFraming(
  image: number,
  at: number | null,
  view: PictureView,
  { selected, onMark }: Pick<OutputProps, 'selected' | 'onMark'>,
): Framing {
  const [frame, setFrame] = useState<Box4 | null>(null);
  useEffect(() => setFrame(null), [image]);
  const drop = () => {
    setFrame(null);
    view.frame?.focus({ preventScroll: true });
  };
  const place =
    frame && frame[2] > 0 && frame[3] > 0
      ? ({ kind: 'region', image, box: frame, ...(at === null ? {} : { frame: at }) } as const)
      : null;
  const begin = () => setFrame(firstFrame(view.seen()));
  useEffect(() => {
    selected.current = () => {
      if (place) drop();
      else begin();
      return place;
    };
    return () => {
      selected.current = null;
    };
  });
  return {
    frame,
    setFrame,
    toggle: () => (frame ? drop() : begin()),
    use: () => {
      if (place) onMark?.(place);
      drop();
    },
    drop,
  };
}
