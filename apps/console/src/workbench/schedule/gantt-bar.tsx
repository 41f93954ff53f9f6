import { useTheme } from '@mui/material/styles';
import { useText } from '../../language/use-text.js';
import { meaningOfSeverity } from '../../parts/marks.js';
import { workbenchText } from '../messages.js';
import type { Bar } from './gantt-model.js';
import { scheduleText } from './messages.js';

interface Props {
  bar: Bar;
  x: number;
  y: number;
  width: number;
  height: number;
  chosen: boolean;
  /** Concerned by the chosen finding. */
  lit: boolean;
  mark: string | null;
  onChoose: () => void;
}

/** One operation; a violated one has a thick edge, a corner cut and the number of its finding. */
export function GanttBar({ bar, x, y, width, height, chosen, lit, mark, onChoose }: Props) {
  const { colours } = useTheme();
  const text = useText(scheduleText);
  const words = useText(workbenchText);
  const worst = bar.findings.find(({ severity }) => severity !== 'info');
  const meaning = worst ? meaningOfSeverity[worst.severity] : 'neutral';
  const edge = meaning === 'problem' || meaning === 'attention' ? colours[meaning] : colours.strongLine;
  const fill =
    meaning === 'problem' ? colours.problemWash : meaning === 'attention' ? colours.attentionWash : colours.accentWash;
  const numbers = bar.findings.map(({ number }) => number).join(' ');
  const short = worst ? `${worst.number}${bar.findings.length > 1 ? '+' : ''}` : '';
  // A bar too narrow for its number keeps the thick band at its beginning.
  const badge = worst ? (width >= 12 + 7 * short.length ? 8 + 7 * short.length : Math.min(6, width)) : 0;
  const room = width - badge - 6;
  const spoken = worst ? `${text('violated')}, ${words('findingNumber', { number: numbers })}` : '';
  return (
    <g
      role="button"
      tabIndex={-1}
      aria-label={[badge > 6 ? short : '', bar.operation, spoken].filter(Boolean).join(' ')}
      aria-pressed={chosen}
      data-operation={bar.operation}
      onClick={onChoose}
      style={{ cursor: 'pointer' }}
    >
      <title>{`${bar.operation}${bar.job === null ? '' : ` · ${bar.job}`}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={3}
        fill={fill}
        stroke={chosen ? colours.text : lit ? edge : worst ? edge : colours.accent}
        strokeWidth={chosen ? 3 : lit ? 3 : worst ? 2 : 1}
      />
      {worst && (
        <>
          <rect x={x} y={y} width={badge} height={height} rx={3} fill={edge} />
          <text
            x={x + badge / 2}
            y={y + height / 2 + 4}
            textAnchor="middle"
            fontSize="11"
            fontWeight="700"
            fill={colours.paper}
          >
            {badge > 6 ? short : ''}
          </text>
        </>
      )}
      {room >= 14 && (
        // An inner picture cuts a long name off at the end of its bar.
        <svg x={x + badge + 4} y={y} width={room} height={height}>
          <text y={height / 2 + 4} fontSize="12" fill={colours.text}>
            {bar.operation}
          </text>
        </svg>
      )}
      {mark !== null && (
        <text
          x={x + width - 3}
          y={y + height - 3}
          textAnchor="end"
          fontSize="12"
          fontWeight="700"
          fill={colours.accent}
        >
          {mark}
        </text>
      )}
    </g>
  );
}
