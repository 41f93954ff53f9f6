import { useRef, useState, type PointerEvent } from 'react';
import { usePinch } from '../use-pinch.js';
import { draggedFrame, frameGrip, type FrameGrip } from './frame-moves.js';
import type { Box4 } from './image-content.js';
import type { Extent } from './picture-scale.js';
import type { PictureView } from './use-picture-view.js';

interface Acts {
  /** The frame being drawn; undefined where none is. */
  frame?: Box4 | null | undefined;
  onFrame: (frame: Box4) => void;
  /** A click on a point of the picture. */
  onPick: (point: readonly [number, number]) => void;
}

interface Hold {
  pointer: number;
  x: number;
  y: number;
  left: number;
  top: number;
  moved: boolean;
  draws: { grip: FrameGrip; from: readonly [number, number]; frame: Box4 | null } | null;
}

/** From so many pixels on a press is a drag. */
const deadZone = 4;
/** How near to a corner of the frame a press takes hold of it, in pixels of the page. */
const reach = 10;

/** Mouse, pen and finger, on the stage of the picture and on the one beside it, which only moves: a click picks, a drag pans, or draws the frame while one is drawn; the wheel with Ctrl and a pinch zoom. */
export function usePicturePointer(picture: Extent, view: PictureView, { frame, onFrame, onPick }: Acts) {
  const held = useRef<Hold | null>(null);
  const [panning, setPanning] = useState(false);
  usePinch(view.frame, view.zoomBy);
  usePinch(view.beside, view.zoomBy);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const scroller = view.frame;
    if (event.button !== 0 || !scroller) return;
    const { currentTarget: stage } = event;
    const bounds = stage.getBoundingClientRect();
    if (event.clientX - bounds.left > stage.clientWidth || event.clientY - bounds.top > stage.clientHeight) return;
    const from = view.pointAt(event.clientX, event.clientY);
    const draws =
      frame === undefined || stage !== scroller
        ? null
        : { grip: frameGrip(frame, from, reach / view.scale), from, frame };
    held.current = {
      pointer: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      left: scroller.scrollLeft,
      top: scroller.scrollTop,
      moved: false,
      draws,
    };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const hold = held.current;
    if (hold?.pointer !== event.pointerId || !view.frame) return;
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y];
    if (!hold.moved && Math.hypot(dx, dy) < deadZone) return;
    if (!hold.moved) event.currentTarget.setPointerCapture(event.pointerId);
    hold.moved = true;
    if (hold.draws) {
      const { grip, from, frame: before } = hold.draws;
      onFrame(draggedFrame(before, grip, from, view.pointAt(event.clientX, event.clientY), picture));
    } else if (event.pointerType !== 'touch') {
      setPanning(true);
      view.frame.scrollTo(hold.left - dx, hold.top - dy);
    }
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const hold = held.current;
    held.current = null;
    setPanning(false);
    if (hold && !hold.moved && !hold.draws && event.currentTarget === view.frame)
      onPick(view.pointAt(event.clientX, event.clientY));
  };
  const onPointerCancel = () => {
    held.current = null;
    setPanning(false);
  };
  return { panning, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } };
}
