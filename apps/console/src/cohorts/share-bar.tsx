import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import type { Interval } from '@countersign/contracts';

const [width, height] = [120, 14];

/** A share from 0 to 1 as a bar with its interval as a whisker; the figures stand beside it as text. */
export function ShareBar({ share }: { share: Interval }) {
  const { colours } = useTheme();
  const at = (value: number): number => Math.max(0, Math.min(1, value)) * width;
  return (
    <Box
      component="svg"
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      sx={{ display: 'block', width, height, mb: 0.25 }}
    >
      <rect x="0" y="4" width={width} height="6" fill={colours.line} />
      <rect x="0" y="4" width={at(share.value)} height="6" fill={colours.strongLine} />
      <path
        d={`M${at(share.from)} 7H${at(share.to)}M${at(share.from)} 2V12M${at(share.to)} 2V12`}
        stroke={colours.text}
        strokeWidth="1.2"
        fill="none"
      />
    </Box>
  );
}
