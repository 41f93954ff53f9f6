import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { meaningOfSeverity } from '../../parts/marks.js';
import type { NumberedFinding } from '../ordered-findings.js';
import { barTop, laneHeight, type Bar, type GanttModel, type Row } from './gantt-model.js';

interface Props {
  model: GanttModel;
  finding: NumberedFinding;
  xOf: (at: number) => number;
}

interface Placed {
  row: Row;
  bar: Bar;
}

const barHeight = laneHeight - 3;

/**
 * The constraint that the chosen finding is about: an arrow from each operation that it names to the next, and a band where
 * two of them run at the same time although they must not.
 */
export function GanttViolation({ model, finding, xOf }: Props) {
  const { colours } = useTheme();
  const meaning = meaningOfSeverity[finding.severity];
  const colour = meaning === 'problem' || meaning === 'attention' ? colours[meaning] : colours.strongLine;
  const placed = placedBars(model, finding);
  const pairs = placed.slice(1).map((second, nth) => [placed[nth] ?? second, second] as const);
  return (
    <g aria-hidden pointerEvents="none" data-violation={finding.number}>
      {meaning !== 'neutral' &&
        pairs.map(([first, second]) => (
          <Clash key={second.bar.key} first={first} second={second} xOf={xOf} colour={colour} />
        ))}
      {pairs.map(([first, second]) => (
        <Arrow key={second.bar.key} first={first} second={second} xOf={xOf} colour={colour} />
      ))}
    </g>
  );
}

/** The bars that the finding names, in its order: what comes first must come first. */
function placedBars(model: GanttModel, finding: NumberedFinding): Placed[] {
  const ids = finding.place?.kind === 'operation' ? finding.place.ids : [];
  return ids.flatMap((id) =>
    model.rows.flatMap((row) => row.bars.filter(({ operation }) => operation === id).map((bar) => ({ row, bar }))),
  );
}

interface PairProps {
  first: Placed;
  second: Placed;
  xOf: (at: number) => number;
  colour: string;
}

function Clash({ first, second, xOf, colour }: PairProps): ReactNode {
  const from = Math.max(first.bar.from, second.bar.from);
  const to = Math.min(first.bar.to, second.bar.to);
  if (to <= from) return null;
  const tops = [barTop(first.row, first.bar), barTop(second.row, second.bar)];
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

function Arrow({ first, second, xOf, colour }: PairProps): ReactNode {
  const [x1, y1] = [xOf(first.bar.to), barTop(first.row, first.bar) + barHeight / 2];
  const [x2, y2] = [xOf(second.bar.from), barTop(second.row, second.bar) + barHeight / 2];
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
