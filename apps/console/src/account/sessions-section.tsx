import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { OpenSessionView, RevokedSessions } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { SectionTail } from '../parts/section-tail.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { accountText } from './messages.js';
import { SessionTable } from './session-table.js';
import type { OpenSessions } from './use-sessions.js';

interface Props {
  of: OpenSessions;
  /** The button that ends many of them, and which route does it. */
  endMany: { label: string; disabled: boolean; end: () => Promise<RevokedSessions> };
  /** What can be done about one of them. */
  act?: (session: OpenSessionView) => ReactNode;
  help?: string;
}

/** Open sessions of one person with what ends them. */
export function SessionsSection({ of: { list, act: acting, sessions }, endMany, act, help }: Props) {
  const text = useText(accountText);
  const announce = useAnnounce();
  const error = list.error ?? acting.error;
  const endAll = () =>
    acting.mutate(async () => {
      const { revoked } = await endMany.end();
      announce(text('endedMany', { count: revoked }));
    });
  return (
    <Section
      title={text('sessions')}
      flush
      aside={
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          disabled={acting.isPending || endMany.disabled}
          onClick={endAll}
        >
          {endMany.label}
        </Button>
      }
    >
      {error && (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      {!sessions && list.isPending && <SkeletonRows rows={3} />}
      {sessions?.length === 0 && <Box sx={{ p: 2 }}>{text('noSessions')}</Box>}
      {sessions && sessions.length > 0 && (
        <SessionTable label={text('sessions')} sessions={sessions} {...(act ? { act } : {})} />
      )}
      <SectionTail help={help} list={list} more={text('more')} />
    </Section>
  );
}
