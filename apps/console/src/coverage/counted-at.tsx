import Typography from '@mui/material/Typography';
import { useText } from '../language/use-text.js';
import { When } from '../parts/when.js';
import { coverageText } from './messages.js';

/** When was counted what is shown: the server tells counts that it kept, too. */
export function CountedAt({ at }: { at: string }) {
  const text = useText(coverageText);
  return (
    <Typography variant="caption" color="textSecondary">
      {text('computed')} <When at={at} />
    </Typography>
  );
}
