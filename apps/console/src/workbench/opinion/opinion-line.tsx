import Typography from '@mui/material/Typography';
import type { ClaimView } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { partsText } from '../../parts/messages.js';
import { opinionText } from './messages.js';

/** What the reviewer thought before the findings were shown; nothing where they were shown at once. */
export function OpinionLine({ opinion }: Pick<ClaimView, 'opinion'>) {
  const text = useText(opinionText);
  const words = useText(partsText);
  if (opinion === null) return null;
  return (
    <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1 }}>
      {text('yours', { outcome: words(`outcome.${opinion.outcome}`), level: text(`confidence.${opinion.confidence}`) })}
    </Typography>
  );
}
