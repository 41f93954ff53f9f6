import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { shorten } from '../parts/short-id.js';
import { To } from '../parts/to.js';
import { When } from '../parts/when.js';
import { confirmationText } from './confirmation-messages.js';

/** Policies that a changed folder brought into force and that no second person has read, for this long at least; nothing where there are none. */
export function UnreadPolicies({ leastMs = 0 }: { leastMs?: number }) {
  const text = useText(confirmationText);
  const mayRead = useMay('read', 'Policy');
  const { data } = useAnswer(
    'listPolicyVersions',
    { query: { unconfirmed: 'true', limit: 200 } },
    { enabled: mayRead, every: 60_000 },
  );
  const waiting = data?.items.filter(({ activeSince }) => Date.now() - Date.parse(activeSince) >= leastMs) ?? [];
  if (waiting.length === 0) return null;
  return (
    <Alert
      severity="warning"
      variant="outlined"
      icon={<Shape meaning="attention" size={18} />}
      sx={{ mb: 2, color: 'text.primary' }}
    >
      <strong>{text('unreadTitle', { count: waiting.length })}</strong>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {waiting.map(({ digest, activeSince }) => (
          <li key={digest}>
            <To page={`/policy-versions/${digest}/show`}>
              {shorten(digest)} · {text('inForceSince')} <When at={activeSince} />
            </To>
          </li>
        ))}
      </Box>
    </Alert>
  );
}
