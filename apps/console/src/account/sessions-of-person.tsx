import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { accountText } from './messages.js';
import { SessionTable } from './session-table.js';
import { useSessions } from './use-sessions.js';

/** Where somebody is signed in, for an administrator, who can end all of it. */
export function SessionsOfPerson({ id }: { id: string }) {
  const text = useText(accountText);
  const announce = useAnnounce();
  const { list, act, sessions } = useSessions(id, (query) => call('listSessionsOfPerson', { params: { id }, query }));
  const endAll = () =>
    act.mutate(async () => {
      const { revoked } = await call('revokeSessionsOfPerson', { params: { id } });
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
          disabled={act.isPending || (sessions ?? []).every(({ current }) => current)}
          onClick={endAll}
        >
          {text('signOutEverywhere')}
        </Button>
      }
    >
      {error && <ProblemNotice error={error} onRetry={() => void list.refetch()} />}
      {!sessions && list.isPending && <SkeletonRows rows={2} />}
      {sessions?.length === 0 && <Box sx={{ p: 2 }}>{text('noSessions')}</Box>}
      {sessions && sessions.length > 0 && <SessionTable label={text('sessions')} sessions={sessions} />}
      {list.hasNextPage && (
        <Button size="small" onClick={() => void list.fetchNextPage()}>
          {text('more')}
        </Button>
      )}
    </Section>
  );
}
