import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useText } from '../language/use-text.js';
import { partsText } from './messages.js';

/** Lines in place of what is being read, and one word for assistive technology. */
export function SkeletonRows({ rows = 6, height = 28 }: { rows?: number; height?: number }) {
  const text = useText(partsText);
  return (
    <Box role="status" sx={{ p: 2 }}>
      <span className="visually-hidden">{text('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} aria-hidden height={height} width={`${96 - ((row * 13) % 30)}%`} />
      ))}
    </Box>
  );
}
