import Button from '@mui/material/Button';
import type { OpenSessionView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { accountText } from './messages.js';
import { SessionsSection } from './sessions-section.js';
import { useOwnSessions } from './use-sessions.js';

/** Where one is signed in, and ends what one does not know. */
export function OwnSessions() {
  const text = useText(accountText);
  const announce = useAnnounce();
  const own = useOwnSessions();
  const end = ({ id }: OpenSessionView) =>
    own.act.mutate(() => call('revokeSession', { params: { id } }), { onSuccess: () => announce(text('ended')) });
  return (
    <SessionsSection
      of={own}
      endMany={{
        label: text('endOthers'),
        disabled: (own.sessions?.length ?? 0) < 2,
        end: () => call('revokeOtherSessions'),
      }}
      help={text('sessionsHelp')}
      act={(session) =>
        session.current ? (
          '–'
        ) : (
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            aria-label={text('endOf', { device: session.device ?? text('unknownDevice') })}
            disabled={own.act.isPending}
            onClick={() => end(session)}
          >
            {text('end')}
          </Button>
        )
      }
    />
  );
}
