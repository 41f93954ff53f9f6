import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { meaningOfSeverity } from '../../parts/marks.js';
import type { NumberedFinding } from '../ordered-findings.js';
import { barHeight, barTop, type Bar, type GanttModel } from './gantt-model.js';

interface Props {
  model: GanttModel;
  finding: NumberedFinding;
  xOf: (at: number) => number;
}

const pairsMost = 60;

/**
 * The constraint that the chosen finding is about: an arrow from each operation that it names to the next, and a band where
 * two of them run at the same time although they must not. A note is no constraint: its operations are lit, and that is all.
 */
export function GanttViolation({ model, finding, xOf }: Props) {
  const { colours } = useTheme();
  const meaning = meaningOfSeverity[finding.severity];
  if (meaning === 'neutral') return <g data-violation={finding.number} />;
  const colour = meaning === 'problem' || meaning === 'attention' ? colours[meaning] : colours.strongLine;
  const ids = finding.place?.kind === 'operation' ? finding.place.ids : [];
  const bars = ids.slice(0, pairsMost).flatMap((id) => model.barOf.get(id) ?? []);
  const pairs = bars.slice(1).map((second, nth) => [bars[nth] ?? second, second] as const);
  return (
    <g data-violation={finding.number}>
      {pairs.map(([first, second]) => (
        <Clash key={second.key} model={model} first={first} second={second} xOf={xOf} colour={colour} />
      ))}
      {pairs.map(([first, second]) => (
        <Arrow key={second.key} model={model} first={first} second={second} xOf={xOf} colour={colour} />
      ))}
    </g>
  );
}

interface PairProps {
  model: GanttModel;
  first: Bar;
  second: Bar;
  xOf: (at: number) => number;
  colour: string;
}

function Clash({ model, first, second, xOf, colour }: PairProps): ReactNode {
  const from = Math.max(first.from, second.from);
  const to = Math.min(first.to, second.to);
  if (to <= from) return null;
  const tops = [barTop(model, first), barTop(model, second)];
  const top = Math.min(...tops) - 3;
  const bottom = Math.max(...tops) + barHeight + 3;
  return (
    <rect
      x={xOf(from)}
      y={top}
      width={Math.max(3, xOf(to) - xOf(from))}
      height={bottom - top}
      fill={colour}
      fillOpacity={0.18}
      stroke={colour}
      strokeWidth={1.5}
      strokeDasharray="4 3"
    />
  );
}

function Arrow({ model, first, second, xOf, colour }: PairProps): ReactNode {
  const [x1, y1] = [xOf(first.to), barTop(model, first) + barHeight / 2];
  const [x2, y2] = [xOf(second.from), barTop(model, second) + barHeight / 2];
  const bend = x2 > x1 + 12 ? Math.min(24, (x2 - x1) / 2) : 22;
  return (
    <>
      <path
        d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend - 6} ${y2} ${x2 - 6} ${y2}`}
        fill="none"
        stroke={colour}
        strokeWidth={2}
      />
      <path d={`M${x2} ${y2}l-8 -4.5v9z`} fill={colour} />
    </>
  );
}
