import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';

const [width, height] = [100, 14];
/** Standard deviations at either end of the bar. */
const reach = 2;

/** A difference in standard deviations, to the left or right of none; its figure stands beside it. */
export function EffectBar({ value, label }: { value: number; label: string }) {
  const { colours } = useTheme();
  const middle = width / 2;
  const end = middle + (Math.max(-reach, Math.min(reach, value)) / reach) * middle;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      <svg aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <rect x={0} y={6} width={width} height={2} fill={colours.line} />
        <rect x={Math.min(middle, end)} y={3} width={Math.abs(end - middle)} height={8} fill={colours.strongLine} />
        <rect x={middle - 0.5} y={0} width={1} height={height} fill={colours.text} />
      </svg>
      {label}
    </Box>
  );
}
