import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../../language/format.js';
import { ColumnBar, type ColumnLook } from './column-bar.js';
import { roundScale } from './round-scale.js';

/** Something counted for each group, with how its columns look. */
export interface Series {
  name: string;
  look: ColumnLook;
}

export interface ColumnGroup {
  key: string;
  /** Below the columns; '' where there is no room for it. */
  label: string;
  /** One value for each series, with an interval where it has one. */
  values: readonly { value: number; from?: number; to?: number }[];
}

interface Props {
  label: string;
  series: readonly Series[];
  groups: readonly ColumnGroup[];
}

const plotHeight = 168;
const [top, left] = [10, 44];

/** Columns side by side for each group; what they hold stands in the table behind the plot. */
export function ColumnPlot({ label, series, groups }: Props) {
  const [locale] = useLocaleState();
  const { colours } = useTheme();
  const scale = roundScale(
    Math.max(0, ...groups.flatMap(({ values }) => values.map(({ value, to = 0 }) => Math.max(value, to)))),
  );
  const most = scale.at(-1) ?? 1;
  const y = (value: number): number => top + (1 - value / most) * plotHeight;
  const groupWidth = 100 / groups.length;
  const barWidth = (groupWidth * 0.76) / series.length;
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Legend series={series} />
      <Box role="img" aria-label={label} sx={{ position: 'relative', height: top + plotHeight + 26 }}>
        <Box
          component="svg"
          width={left}
          height="100%"
          sx={{ position: 'absolute' }}
          fill={colours.quiet}
          fontSize={12}
        >
          {scale.map((step) => (
            <text key={step} x={left - 6} y={y(step) + 4} textAnchor="end">
              {formatNumber(step, locale)}
            </text>
          ))}
        </Box>
        <Box
          component="svg"
          height="100%"
          sx={{ position: 'absolute', left, width: `calc(100% - ${left}px)`, overflow: 'visible' }}
        >
          {scale.map((step) => (
            <line
              key={step}
              x1="0"
              x2="100%"
              y1={y(step)}
              y2={y(step)}
              stroke={step === 0 ? colours.strongLine : colours.line}
            />
          ))}
          {groups.map(({ key, label: name, values }, group) => (
            <g key={key}>
              {values.map(({ value, from, to }, nth) => (
                <ColumnBar
                  key={series[nth]?.name}
                  look={series[nth]?.look ?? 'solid'}
                  x={groupWidth * (group + 0.12) + nth * barWidth}
                  width={barWidth}
                  value={{ top: y(value), bottom: y(0) }}
                  interval={from === undefined || to === undefined ? null : { top: y(to), bottom: y(from) }}
                />
              ))}
              <text
                x={`${groupWidth * (group + 0.5)}%`}
                y={top + plotHeight + 18}
                textAnchor="middle"
                fill={colours.quiet}
                fontSize={12}
              >
                {name}
              </text>
            </g>
          ))}
        </Box>
      </Box>
    </Box>
  );
}

function Legend({ series }: Pick<Props, 'series'>) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5, mb: 1, fontSize: '0.8125rem' }}>
      {series.map(({ name, look }) => (
        <Box key={name} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
          <svg aria-hidden width={14} height={14}>
            <ColumnBar look={look} x={0} width={100} value={{ top: 1, bottom: 13 }} interval={null} />
          </svg>
          {name}
        </Box>
      ))}
    </Box>
  );
}
