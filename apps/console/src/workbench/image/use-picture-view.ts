import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Box4 } from './image-content.js';
import {
  allowedScale,
  fitScale,
  nearestScale,
  pointUnder,
  scaleFor,
  scrollTo,
  seenPart,
  type Extent,
} from './picture-scale.js';
import { useScrollTogether } from './use-scroll-together.js';

type Point = readonly [x: number, y: number];

/** What part of a picture is seen, and how it is changed. Two frames show the same part of two pictures. */
export interface PictureView {
  /** The frame that scrolls, while it is there. */
  frame: HTMLDivElement | null;
  attach: (frame: HTMLDivElement | null) => void;
  /** The frame beside it, while there is one. */
  beside: HTMLDivElement | null;
  attachBeside: (frame: HTMLDivElement | null) => void;
  /** Pixels of the page for one of the picture. */
  scale: number;
  /** Whether the whole picture is shown, whatever the size of the frame. */
  fitted: boolean;
  canZoomIn: boolean;
  canZoomOut: boolean;
  /** Zooms around a point of the frame, its middle unless told; answers the new scale. */
  zoomBy: (factor: number, x?: number, y?: number) => number;
  zoomTo: (scale: number) => number;
  fit: () => void;
  /** Zooms so that a part fills most of the frame; answers the new scale. */
  show: (box: Box4) => number;
  /** Scrolls a part into view where its middle is out of sight. */
  reveal: (box: Box4) => void;
  pan: (dx: number, dy: number) => void;
  /** The part of the picture that is seen now. */
  seen: () => Box4;
  /** The point of the picture under a point of the page. */
  pointAt: (clientX: number, clientY: number) => Point;
}

/** Keeps the scale, null showing the whole picture, and what has to stay where it is while zooming. */
export function usePictureView(picture: Extent): PictureView {
  const [frame, attach] = useState<HTMLDivElement | null>(null);
  const [beside, attachBeside] = useState<HTMLDivElement | null>(null);
  const size = useFrameSize(frame);
  // An object anew for each change, so that what has to stay in place is put there even where the scale remains.
  const [chosen, setChosen] = useState<{ scale: number | null }>({ scale: null });
  const latest = useRef<number | null>(null);
  const hold = useRef<{ at: Point; on: Point } | null>(null);
  const fit = fitScale(picture, size);
  const scale = chosen.scale === null ? fit : allowedScale(chosen.scale, fit);
  useScrollTogether(frame, beside);

  useLayoutEffect(() => {
    if (hold.current === null || frame === null) return;
    const { at, on } = hold.current;
    hold.current = null;
    frame.scrollTo(...scrollTo(picture, roomIn(frame, size), scale, at, on));
  }, [frame, picture, size, scale, chosen]);

  const scroll = useCallback((): Point => [frame?.scrollLeft ?? 0, frame?.scrollTop ?? 0], [frame]);
  const change = (next: number | null, at: Point, on: Point): number => {
    latest.current = next === null ? null : allowedScale(next, fit);
    hold.current = { at, on };
    setChosen({ scale: latest.current });
    return latest.current ?? fit;
  };
  const middle: Point = [size.width / 2, size.height / 2];
  const under = (on: Point): Point => pointUnder(picture, roomIn(frame, size), scale, scroll(), on);
  const zoomBy = useCallback(
    (factor: number, x = middle[0], y = middle[1]) =>
      // Several turns of a wheel may come before the first is drawn: all are around the same point.
      change((latest.current ?? fit) * factor, hold.current?.at ?? under([x, y]), [x, y]),
    [frame, picture, size, scale, fit, scroll],
  );
  const centre = ([x, y, width, height]: Box4): Point => [x + width / 2, y + height / 2];
  const show = (box: Box4) => change(scaleFor(box, size, fit), centre(box), middle);
  const seen = useCallback(
    () => seenPart(picture, roomIn(frame, size), scale, scroll()),
    [frame, picture, size, scale, scroll],
  );
  const reveal = (box: Box4) => {
    const [x, y, width, height] = seen();
    const [cx, cy] = centre(box);
    const isSeen = cx >= x && cy >= y && cx <= x + width && cy <= y + height;
    if (!isSeen) frame?.scrollTo(...scrollTo(picture, roomIn(frame, size), scale, [cx, cy], middle));
  };
  return {
    frame,
    attach,
    beside,
    attachBeside,
    scale,
    fitted: chosen.scale === null,
    canZoomIn: scale < nearestScale,
    canZoomOut: scale > Math.min(fit, 1) * 1.001,
    zoomBy,
    zoomTo: (next) => change(next, under(middle), middle),
    fit: () => void change(null, [picture.width / 2, picture.height / 2], middle),
    show,
    reveal,
    pan: (dx, dy) => frame?.scrollBy(dx, dy),
    seen,
    pointAt: (clientX, clientY) => {
      const box = frame?.getBoundingClientRect();
      return under([clientX - (box?.left ?? 0), clientY - (box?.top ?? 0)]);
    },
  };
}

/** The room that scroll bars leave. */
const roomIn = (frame: HTMLElement | null, size: Extent): Extent =>
  frame ? { width: frame.clientWidth, height: frame.clientHeight } : size;

/** The size of a frame with its scroll bars, followed as it changes: without them a fitting picture would bring bars about, and those a smaller picture. */
function useFrameSize(frame: HTMLDivElement | null): Extent {
  const [size, setSize] = useState<Extent>({ width: 800, height: 400 });
  useEffect(() => {
    if (!frame) return undefined;
    const measure = () => setSize({ width: frame.offsetWidth, height: frame.offsetHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}
