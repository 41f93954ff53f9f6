import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { OpenSessionView } from '@countersign/contracts';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { accountText } from './messages.js';
import { SessionTable } from './session-table.js';
import { useOwnSessions } from './use-sessions.js';

/** Where one is signed in, and ends what one does not know. */
export function OwnSessions() {
  const text = useText(accountText);
  const announce = useAnnounce();
  const { list, act, sessions } = useOwnSessions();
  const end = ({ id }: OpenSessionView) =>
    act.mutate(() => call('revokeSession', { params: { id } }), { onSuccess: () => announce(text('ended')) });
  const endOthers = () =>
    act.mutate(async () => {
      const { revoked } = await call('revokeOtherSessions');
      announce(text('endedMany', { count: revoked }));
    });
  const error = list.error ?? act.error;
  return (
    <Section
      title={text('sessions')}
      flush
      aside={
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          disabled={act.isPending || (sessions?.length ?? 0) < 2}
          onClick={endOthers}
        >
          {text('endOthers')}
        </Button>
      }
    >
      {error && (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      {!sessions && list.isPending && <SkeletonRows rows={3} />}
      {sessions && (
        <SessionTable
          label={text('sessions')}
          sessions={sessions}
          act={(session) =>
            session.current ? (
              '–'
            ) : (
              <Button
                size="small"
                variant="outlined"
                color="inherit"
                aria-label={text('endOf', { device: session.device ?? text('unknownDevice') })}
                disabled={act.isPending}
                onClick={() => end(session)}
              >
                {text('end')}
              </Button>
            )
          }
        />
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1.25 }}>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
          {text('sessionsHelp')}
        </Typography>
        {list.hasNextPage && (
          <Button size="small" variant="outlined" color="inherit" onClick={() => void list.fetchNextPage()}>
            {text('more')}
          </Button>
        )}
      </Box>
    </Section>
  );
}
