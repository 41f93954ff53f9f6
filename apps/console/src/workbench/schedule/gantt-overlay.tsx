import { useTheme } from '@mui/material/styles';
import { barHeight, barTop, laneTop, type Bar, type GanttModel } from './gantt-model.js';
import type { Ghost } from './gantt-painting.js';
import type { Dragged } from './use-gantt-pointer.js';

interface Props {
  model: GanttModel;
  perMs: number;
  chosen: readonly Bar[];
  /** Where the tried changes put operations. */
  triedOf: ReadonlyMap<string, Ghost>;
  dragged: Dragged | null;
  /** Operations that held each other back, in order; empty when no path is shown. */
  path: readonly string[];
  /** From here on the plan may change; null without a frozen part. */
  frozenUntil: number | null;
}

/** Most bars that get an element of their own. */
const mostBoxes = 20;

/** Over the bars: the chosen ones, what the last of them must follow, its due time, the path, and a bar on its way. */
export function GanttOverlay({ model, perMs, chosen, triedOf, dragged, path, frozenUntil }: Props) {
  const { colours } = useTheme();
  const xOf = (at: number) => (at - model.from) * perMs;
  const last = chosen.at(-1);
  const job = last && model.jobOf.get(last.operation);
  const due = job?.dueAt === undefined ? null : Date.parse(job.dueAt);
  const before = job?.operations.find(({ id }) => id === last?.operation)?.after ?? [];
  const bars = (ids: readonly string[]) => ids.flatMap((id) => model.barOf.get(id) ?? []);
  return (
    <>
      {frozenUntil !== null && (
        <UpLine x={xOf(frozenUntil)} height={model.height} colour={colours.accent} dash="2 3" name="frozen" />
      )}
      {due !== null && <UpLine x={xOf(due)} height={model.height} colour={colours.problem} dash="5 4" name="due" />}
      {bars(path).map((bar, nth, all) => {
        const next = all[nth + 1];
        return next && <Link key={bar.key} model={model} xOf={xOf} from={bar} to={next} colour={colours.text} wide />;
      })}
      {last &&
        bars(before).map((bar) => (
          <Link key={bar.key} model={model} xOf={xOf} from={bar} to={last} colour={colours.accent} />
        ))}
      {chosen.slice(-mostBoxes).map((bar) => (
        <rect
          key={bar.key}
          data-operation={bar.operation}
          x={xOf(bar.from)}
          y={barTop(model, bar)}
          width={Math.max(3, (bar.to - bar.from) * perMs)}
          height={barHeight}
          fill="none"
        />
      ))}
      {chosen.slice(-mostBoxes).map((bar) => {
        const ghost = triedOf.get(bar.operation);
        return ghost && <Way key={bar.key} {...{ model, xOf, bar, ghost }} colour={colours.attention} />;
      })}
      {dragged && (
        <rect
          data-dragged={dragged.bar.operation}
          x={xOf(dragged.at)}
          y={laneTop(dragged.row, 0)}
          width={Math.max(3, (dragged.bar.to - dragged.bar.from) * perMs)}
          height={barHeight}
          fill={colours.lit}
          fillOpacity={0.85}
          stroke={colours.text}
          strokeWidth={2}
          strokeDasharray="6 3"
        />
      )}
    </>
  );
}

/** From where a bar was handed in to where it is tried. */
function Way({
  model,
  xOf,
  bar,
  ghost,
  colour,
}: Pick<LinkProps, 'model' | 'xOf' | 'colour'> & { bar: Bar; ghost: Ghost }) {
  const [x1, y1] = [xOf(bar.from), barTop(model, bar) + barHeight / 2];
  const [x2, y2] = [xOf(ghost.from), ghost.top + barHeight / 2];
  return (
    <g data-moved={bar.operation} stroke={colour} fill={colour}>
      <path d={`M${x1} ${y1}L${x2} ${y2}`} strokeWidth={1.5} strokeDasharray="3 3" />
      <circle cx={x2} cy={y2} r={3} />
    </g>
  );
}

interface LineProps {
  x: number;
  height: number;
  colour: string;
  dash: string;
  name: string;
}

function UpLine({ x, height, colour, dash, name }: LineProps) {
  return (
    <line data-line={name} x1={x} x2={x} y1={0} y2={height} stroke={colour} strokeWidth={2} strokeDasharray={dash} />
  );
}

interface LinkProps {
  model: GanttModel;
  xOf: (at: number) => number;
  from: Bar;
  to: Bar;
  colour: string;
  wide?: boolean;
}

/** A curve from the end of one bar to the start of another. */
function Link({ model, xOf, from, to, colour, wide = false }: LinkProps) {
  const [x1, y1] = [xOf(from.to), barTop(model, from) + barHeight / 2];
  const [x2, y2] = [xOf(to.from), barTop(model, to) + barHeight / 2];
  const bend = Math.min(24, Math.max(8, Math.abs(x2 - x1) / 2));
  return (
    <path
      d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
      fill="none"
      stroke={colour}
      strokeWidth={wide ? 2.5 : 1.5}
    />
  );
}
