import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { barHeight, barTop, type Bar, type GanttModel } from './gantt-model.js';
import { axisHeight, labelWidth } from './gantt-painting.js';

/** The widest that the chart becomes, in pixels; browsers give up somewhat beyond. */
const widest = 8_000_000;
/** The nearest: a minute takes so many pixels. */
const nearest = 40 / 60_000;

/** What part of the chart is seen, and how it is changed. */
export interface GanttView {
  /** The element that scrolls, while it is there. */
  frame: HTMLDivElement | null;
  attach: (frame: HTMLDivElement | null) => void;
  size: { width: number; height: number };
  /** Pixels a millisecond. */
  perMs: number;
  canZoomIn: boolean;
  canZoomOut: boolean;
  /** Zooms around a place of the frame, in pixels from its left; the middle unless told. */
  zoomBy: (factor: number, atX?: number) => void;
  fit: () => void;
  /** Zooms so that a stretch of time fills most of the frame. */
  show: (from: number, to: number) => void;
  /** Scrolls a bar into view. */
  reveal: (bar: Bar) => void;
}

/** Keeps the zoom, 1 showing the whole time range, and what has to stay where it is while zooming. */
export function useGanttView(model: GanttModel): GanttView {
  const [frame, attach] = useState<HTMLDivElement | null>(null);
  const [size, setSize] = useState({ width: 800, height: 400 });
  const [zoom, setZoom] = useState(1);
  const latest = useRef(zoom);
  const hold = useRef<{ at: number; x: number } | null>(null);
  const room = Math.max(200, size.width - labelWidth);
  const whole = room / (model.to - model.from);
  const most = Math.max(1, Math.min(nearest, widest / (model.to - model.from)) / whole);
  const perMs = whole * Math.min(zoom, most);

  useLayoutEffect(() => {
    if (!frame) return undefined;
    const measure = () => setSize({ width: frame.clientWidth, height: frame.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frame]);
  useLayoutEffect(() => {
    if (hold.current === null || frame === null) return;
    const { at, x } = hold.current;
    hold.current = null;
    frame.scrollLeft = (at - model.from) * perMs - (x - labelWidth);
  }, [frame, perMs, model]);

  const zoomTo = useCallback(
    (next: number, at: number, x: number) => {
      latest.current = Math.max(1, Math.min(most, next));
      hold.current = { at, x };
      setZoom(latest.current);
    },
    [most],
  );
  const zoomBy = useCallback(
    (factor: number, atX = labelWidth + room / 2) => {
      const x = Math.max(labelWidth, atX);
      const left = frame?.scrollLeft ?? 0;
      // Several turns of a wheel may come before the first is drawn: all are around the same instant.
      const at = hold.current?.at ?? model.from + (left + x - labelWidth) / perMs;
      zoomTo(latest.current * factor, at, x);
    },
    [frame, model, perMs, room, zoomTo],
  );
  const show = useCallback(
    (from: number, to: number) => {
      const length = Math.max(to - from, 60_000);
      zoomTo((0.6 * room) / length / whole, (from + to) / 2, labelWidth + room / 2);
    },
    [room, whole, zoomTo],
  );
  const reveal = useCallback(
    (bar: Bar) => {
      if (!frame) return;
      const left = (bar.from - model.from) * perMs;
      const seen = frame.clientWidth - labelWidth;
      if (left < frame.scrollLeft || left > frame.scrollLeft + seen - 40) {
        frame.scrollLeft = left - Math.min(80, seen / 3);
      }
      const top = barTop(model, bar);
      const bottom = frame.scrollTop + frame.clientHeight - axisHeight;
      if (top < frame.scrollTop || top + barHeight > bottom) frame.scrollTop = top - 40;
    },
    [frame, model, perMs],
  );
  return {
    frame,
    attach,
    size,
    perMs,
    canZoomIn: zoom < most,
    canZoomOut: zoom > 1,
    zoomBy,
    fit: () => zoomTo(1, model.from, labelWidth),
    show,
    reveal,
  };
}
