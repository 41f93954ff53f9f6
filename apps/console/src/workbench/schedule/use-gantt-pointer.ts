import { useRef, useState, type PointerEvent } from 'react';
import { usePinch } from '../use-pinch.js';
import { barAt, rowAt } from './bar-at.js';
import type { Bar, GanttModel, Row } from './gantt-model.js';
import { axisHeight, labelWidth } from './gantt-painting.js';
import type { Choosing } from './use-chosen.js';
import type { GanttView } from './use-gantt-view.js';

/** A bar on its way: where it would begin, and the row below the pointer. */
export interface Dragged {
  bar: Bar;
  row: Row;
  at: number;
}

interface Acts {
  onChoose: (bar: Bar, how: Choosing) => void;
  /** Absent where nothing can be tried. */
  onDrop?: ((dragged: Dragged) => void) | undefined;
}

interface Grip {
  x: number;
  y: number;
  left: number;
  top: number;
  bar: Bar | null;
  moved: boolean;
}

/** From so many pixels on a press is a drag. */
const deadZone = 4;
const minute = 60_000;

/** Mouse and pen: a click chooses, a drag on the ground pans, a drag on a bar carries it, the wheel with Ctrl (a pinch) zooms. */
export function useGanttPointer(model: GanttModel, view: GanttView, acts: Acts) {
  const grip = useRef<Grip | null>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const { frame, perMs } = view;
  usePinch(frame, view.zoomBy);

  const placeOf = (event: PointerEvent) => {
    const box = frame?.getBoundingClientRect();
    const left = frame?.scrollLeft ?? 0;
    const top = frame?.scrollTop ?? 0;
    const [x, y] = [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
    return { x, y, left, top, at: model.from + (x - labelWidth + left) / perMs, height: y - axisHeight + top };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const { x, y, left, top, at, height } = placeOf(event);
    const onFrame = x < labelWidth || y < axisHeight || x > (frame?.clientWidth ?? 0);
    if (onFrame || y > (frame?.clientHeight ?? 0)) return;
    const bar = barAt(model, at, height, 3 / perMs);
    grip.current = { x, y, left, top, bar, moved: false };
    if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = grip.current;
    if (held === null || event.pointerType === 'touch') return;
    const { x, y, height } = placeOf(event);
    if (!held.moved && Math.hypot(x - held.x, y - held.y) < deadZone) return;
    held.moved = true;
    if (held.bar === null || acts.onDrop === undefined) {
      if (!frame) return;
      frame.scrollLeft = held.left - (x - held.x);
      frame.scrollTop = held.top - (y - held.y);
      return;
    }
    const row = rowAt(model, height) ?? model.rows[held.bar.row];
    const at = Math.round((held.bar.from + (x - held.x) / perMs) / minute) * minute;
    if (row !== undefined) setDragged({ bar: held.bar, row, at });
  };
  const onPointerUp = (event: PointerEvent) => {
    const held = grip.current;
    grip.current = null;
    setDragged(null);
    if (held === null) return;
    if (dragged !== null) acts.onDrop?.(dragged);
    else if (held.bar !== null && !held.moved)
      acts.onChoose(held.bar, event.ctrlKey || event.metaKey || event.shiftKey ? 'toggle' : 'only');
  };
  const onPointerCancel = () => {
    grip.current = null;
    setDragged(null);
  };
  return { dragged, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } };
}
