import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { CalibrationView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatShare } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { calibrationText } from './messages.js';
import { pointsOf, radiusOf } from './reliability-points.js';

const [left, top, side] = [48, 12, 320];
const x = (share: number): number => left + share * side;
const y = (share: number): number => top + (1 - share) * side;
const steps = [0, 0.25, 0.5, 0.75, 1];

type Props = Pick<CalibrationView, 'before' | 'after' | 'target'>;

/** What scores promised against what people said: on the diagonal both are the same. The larger a point, the more labels. */
export function ReliabilityDiagram({ before, after, target }: Props) {
  const text = useText(calibrationText);
  const { colours } = useTheme();
  const raw = pointsOf(before);
  const fitted = pointsOf(after);
  const most = Math.max(0, ...[...raw, ...fitted].map(({ count }) => count));
  const path = (points: typeof raw) => points.map(({ promised, seen }) => `${x(promised)},${y(seen)}`).join(' ');
  return (
    <Box
      component="svg"
      role="img"
      aria-label={text('diagramLabel')}
      viewBox={`0 0 ${left + side + 12} ${top + side + 44}`}
      sx={{ width: '100%', maxWidth: 420, height: 'auto', display: 'block', overflow: 'visible' }}
    >
      <Axes target={target} />
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke={colours.strongLine} strokeDasharray="2 4" />
      <polyline points={path(raw)} fill="none" stroke={colours.strongLine} strokeWidth={1.5} strokeDasharray="5 4" />
      {raw.map(({ promised, seen, count }) => {
        const radius = radiusOf(count, most);
        return (
          <rect
            key={promised}
            x={x(promised) - radius}
            y={y(seen) - radius}
            width={2 * radius}
            height={2 * radius}
            fill={colours.paper}
            stroke={colours.strongLine}
            strokeWidth={1.5}
          />
        );
      })}
      <polyline points={path(fitted)} fill="none" stroke={colours.accent} strokeWidth={2} />
      {fitted.map(({ promised, seen, count }) => (
        <circle
          key={promised}
          cx={x(promised)}
          cy={y(seen)}
          r={radiusOf(count, most)}
          fill={colours.accent}
          stroke={colours.paper}
        />
      ))}
    </Box>
  );
}

function Axes({ target }: Pick<Props, 'target'>) {
  const text = useText(calibrationText);
  const [locale] = useLocaleState();
  const { colours } = useTheme();
  const middle = top + side / 2;
  return (
    <g fill={colours.quiet} fontSize={12}>
      {steps.map((step) => (
        <g key={step}>
          <line x1={x(0)} x2={x(1)} y1={y(step)} y2={y(step)} stroke={colours.line} />
          <line x1={x(step)} x2={x(step)} y1={y(0)} y2={y(1)} stroke={colours.line} />
          <text x={x(step)} y={y(0) + 16} textAnchor={step === 1 ? 'end' : 'middle'}>
            {formatShare(step, locale)}
          </text>
          <text x={left - 6} y={y(step) + 4} textAnchor="end">
            {formatShare(step, locale)}
          </text>
        </g>
      ))}
      <text x={left + side / 2} y={top + side + 36} textAnchor="middle">
        {text('promised')}
      </text>
      <text x={10} y={middle} textAnchor="middle" transform={`rotate(-90 10 ${middle})`}>
        {text(`seen.${target}`)}
      </text>
    </g>
  );
}
