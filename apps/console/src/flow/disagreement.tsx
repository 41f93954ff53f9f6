import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { MeasuredShare, QueueFlow } from '@countersign/contracts';
import { Link as RouterLink } from 'react-router';
import { may } from '../api/auth-provider.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { ShareCell } from '../quality/share-cell.js';
import { queueFlowText } from './messages.js';

/** How often people did not decide alike, on the same output and in second reviews. */
export function Disagreement({ disagreement, secondReviews }: Pick<QueueFlow, 'disagreement' | 'secondReviews'>) {
  const text = useText(queueFlowText);
  const session = useSession();
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <Rate name={text('shared')} how={text('sharedHow')} rate={disagreement} />
      {secondReviews && <Rate name={text('second')} how={text('secondHow')} rate={secondReviews} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, fontSize: '0.875rem' }}>
        {may(session, 'read', 'ReviewerQuality') && (
          <Link component={RouterLink} to="/quality">
            {text('agreementLink')}
          </Link>
        )}
        {secondReviews && (
          <Link component={RouterLink} to="/second-reviews">
            {text('secondLink')}
          </Link>
        )}
      </Box>
    </Box>
  );
}

function Rate({ name, how, rate }: { name: string; how: string; rate: MeasuredShare }) {
  return (
    <Box sx={{ fontSize: '0.875rem' }}>
      <Box sx={{ fontWeight: 600 }}>{name}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mb: 0.5 }}>{how}</Box>
      <ShareCell {...rate} />
    </Box>
  );
}
