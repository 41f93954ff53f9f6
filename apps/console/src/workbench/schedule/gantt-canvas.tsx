import Box from '@mui/material/Box';
import { useCallback, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Bar, GanttModel } from './gantt-model.js';
import { axisHeight, labelWidth, type Painting } from './gantt-painting.js';
import type { Patterns } from './gantt-patterns.js';
import { neighbourOf } from './neighbour-of.js';
import { paintBars } from './paint-bars.js';
import { paintFrame } from './paint-frame.js';
import { paintGhosts, paintGround } from './paint-ground.js';
import { timeTicks, type TickNames } from './time-ticks.js';
import type { Choosing } from './use-chosen.js';
import { useGanttPointer, type Dragged } from './use-gantt-pointer.js';
import type { GanttView } from './use-gantt-view.js';

interface Props {
  label: string;
  model: GanttModel;
  view: GanttView;
  names: TickNames;
  painting: Omit<Painting, 'model' | 'perMs' | 'left' | 'top' | 'width' | 'height' | 'ticks' | 'leftDate'>;
  currentBar: Bar | null;
  onChoose: (bar: Bar, how: Choosing) => void;
  onDrop?: ((dragged: Dragged) => void) | undefined;
  /** What lies over the bars, in pixels of the whole chart. */
  overlay: (dragged: Dragged | null) => ReactNode;
}

/**
 * The chart: a scrolled ground, on which two canvases stay in view and are painted anew for each part that is looked at.
 * However many operations there are, the page holds the same few elements.
 */
export function GanttCanvas({ label, model, view, names, painting, currentBar, onChoose, onDrop, overlay }: Props) {
  const { frame, perMs, size } = view;
  const ground = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const { dragged, handlers } = useGanttPointer(model, view, { onChoose, onDrop });
  const draw = useCallback(() => {
    const [below, over] = [penOf(ground.current, size), penOf(above.current, size)];
    if (!frame || !below || !over) return;
    const { scrollLeft: left, scrollTop: top } = frame;
    const from = model.from + left / perMs;
    const ticks = timeTicks(from, Math.min(model.to, from + size.width / perMs), perMs, names);
    const all: Painting = { ...painting, ...size, model, perMs, left, top, ticks, leftDate: names.date.format(from) };
    follow(painting.patterns, left, top);
    paintGround(below, all);
    paintBars(below, all);
    paintGhosts(below, all);
    paintFrame(over, all);
  }, [frame, size, model, perMs, names, painting]);
  useEffect(() => {
    if (!frame) return undefined;
    let turn = requestAnimationFrame(draw);
    const onScroll = () => {
      cancelAnimationFrame(turn);
      turn = requestAnimationFrame(draw);
    };
    frame.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(turn);
      frame.removeEventListener('scroll', onScroll);
    };
  }, [draw, frame]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      view.zoomBy(event.key === 'ArrowUp' ? 1.6 : 1 / 1.6);
      return;
    }
    const next = neighbourOf(model, currentBar, event.key);
    if (!next) return;
    event.preventDefault();
    onChoose(next, event.shiftKey ? 'add' : 'only');
  };
  const width = Math.max(size.width - labelWidth, (model.to - model.from) * perMs);
  return (
    <Box
      ref={view.attach}
      tabIndex={0}
      role="application"
      aria-label={label}
      data-testid="gantt"
      onKeyDown={onKeyDown}
      {...handlers}
      sx={{
        flex: 1,
        minHeight: 120,
        overflow: 'auto',
        position: 'relative',
        borderBlock: '1px solid',
        borderColor: 'divider',
        overscrollBehaviorX: 'contain',
        cursor: dragged ? 'grabbing' : 'default',
        '&:focus-visible': { outlineOffset: -2 },
      }}
    >
      <div style={{ position: 'relative', width: labelWidth + width, height: axisHeight + model.height }}>
        <Sheet canvas={ground} size={size} level={0} />
        <svg
          width={1}
          height={1}
          style={{ position: 'absolute', left: labelWidth, top: axisHeight, overflow: 'visible', zIndex: 1 }}
          pointerEvents="none"
          aria-hidden
        >
          {overlay(dragged)}
        </svg>
        <Sheet canvas={above} size={size} level={2} />
      </div>
    </Box>
  );
}

function Sheet({
  canvas,
  size,
  level,
}: {
  canvas: React.RefObject<HTMLCanvasElement | null>;
  size: { width: number; height: number };
  level: number;
}) {
  return (
    <Box sx={{ position: 'sticky', top: 0, left: 0, width: 0, height: 0, zIndex: level, pointerEvents: 'none' }}>
      <canvas ref={canvas} aria-hidden style={{ display: 'block', width: size.width, height: size.height }} />
    </Box>
  );
}

/** A pen on a canvas that has as many points as the screen. */
function penOf(canvas: HTMLCanvasElement | null, { width, height }: { width: number; height: number }) {
  const pen = canvas?.getContext('2d') ?? null;
  if (!canvas || !pen) return null;
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return pen;
}

/** Patterns stay with what they fill while it is scrolled. */
function follow(patterns: Patterns, left: number, top: number): void {
  const shift = new DOMMatrix().translate(-left % 8, -top % 8);
  for (const fill of Object.values(patterns) as Patterns['closed'][]) {
    if (fill instanceof CanvasPattern) fill.setTransform(shift);
  }
}
