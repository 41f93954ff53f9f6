import { useTheme } from '@mui/material/styles';
import { useId } from 'react';

/** Solid, an outline, hatched, dotted, or hatched in the colour of problems: they differ without colour, too. */
export type ColumnLook = 'solid' | 'outline' | 'hatched' | 'dotted' | 'problem';

/** Heights in pixels from the top. */
interface Span {
  top: number;
  bottom: number;
}

interface Props {
  look: ColumnLook;
  /** In per cent of the width of the plot. */
  x: number;
  width: number;
  value: Span;
  interval: Span | null;
}

/** One column of a plot, with its interval as a whisker. */
export function ColumnBar({ look, x, width, value: { top, bottom }, interval }: Props) {
  const { colours } = useTheme();
  const pattern = `hatch-${useId()}`;
  const patterned = `url(#${pattern})`;
  const fill = {
    solid: colours.accent,
    outline: colours.accentWash,
    hatched: patterned,
    dotted: patterned,
    problem: patterned,
  }[look];
  const stroke = look === 'problem' ? colours.problem : colours.accent;
  const middle = `${x + width / 2}%`;
  return (
    <g>
      {look === 'dotted' && (
        <pattern id={pattern} width={5} height={5} patternUnits="userSpaceOnUse">
          <rect width={5} height={5} fill={colours.paper} />
          <circle cx={2.5} cy={2.5} r={1.4} fill={colours.accent} />
        </pattern>
      )}
      {(look === 'problem' || look === 'hatched') && (
        <pattern id={pattern} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={5} height={5} fill={look === 'problem' ? colours.problemWash : colours.paper} />
          <line x1={0} y1={0} x2={0} y2={5} stroke={stroke} strokeWidth={look === 'problem' ? 3 : 2} />
        </pattern>
      )}
      {bottom > top && (
        <rect
          x={`${x}%`}
          width={`${width * 0.92}%`}
          y={top}
          height={bottom - top}
          fill={fill}
          stroke={stroke}
          strokeWidth={1}
        />
      )}
      {interval && (
        <g stroke={colours.text} strokeWidth={1.5}>
          <line x1={middle} x2={middle} y1={interval.top} y2={interval.bottom} />
          {[interval.top, interval.bottom].map((at, end) => (
            <line key={end} x1={`${x + width * 0.38}%`} x2={`${x + width * 0.62}%`} y1={at} y2={at} />
          ))}
        </g>
      )}
    </g>
  );
}
