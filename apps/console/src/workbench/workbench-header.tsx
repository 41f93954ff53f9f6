import Box from '@mui/material/Box';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import type { SubmissionView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { formatClock } from '../language/format.js';
import { useNow } from '../language/use-now.js';
import { useText } from '../language/use-text.js';
import { TierMark } from '../parts/marks.js';
import { useSystemName } from '../parts/use-system-name.js';
import { Due } from '../parts/when.js';
import { LookingNow } from '../presence/looking-now.js';
import { goToActBar } from './decision/act-bar.js';
import { workbenchText } from './messages.js';

interface Props {
  submission: SubmissionView;
  expiresAt: string;
  lost: boolean;
  /** Further acts beside skipping. */
  more: ReactNode;
  onSkip: () => void;
  onSheet: () => void;
}

/** Where the item comes from, when it is due, and how long the claim lasts. */
export function WorkbenchHeader({ submission, expiresAt, lost, more, onSkip, onSheet }: Props) {
  const text = useText(workbenchText);
  const systemName = useSystemName();
  const { approvals, queue, route, risk } = submission;
  const filter = encodeURIComponent(JSON.stringify({ queue: route?.queue }));
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        px: 2,
        py: 0.75,
        bgcolor: 'background.paper',
        borderBottom: '1px solid',
        borderColor: 'divider',
        fontSize: '0.875rem',
      }}
    >
      <Box sx={{ flex: '1 1 360px', minWidth: 0 }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: { xs: 'wrap', md: 'nowrap' },
            alignItems: 'center',
            columnGap: 1.5,
            fontSize: '0.8125rem',
          }}
        >
          <Breadcrumbs sx={{ flex: 'none', maxWidth: '100%', fontSize: 'inherit' }} aria-label={text('queue')}>
            <Link component={RouterLink} to="/queue" color="inherit">
              {text('queue')}
            </Link>
            {route && (
              <Link component={RouterLink} to={`/queue?filter=${filter}`} color="inherit">
                {route.queue}
              </Link>
            )}
            <span>{systemName(submission.system)}</span>
          </Breadcrumbs>
          <LookingNow submission={submission.id} />
        </Box>
        <Typography variant="h1" sx={{ fontSize: '1.125rem', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {submission.title}
        </Typography>
      </Box>
      <Due at={queue.dueAt} />
      {risk && <TierMark tier={risk.tier} />}
      {approvals && (
        <span>
          {approvals.given === null
            ? text('approvalsNeeded', { count: approvals.needed })
            : text('approval', { next: Math.min(approvals.given + 1, approvals.needed), needed: approvals.needed })}
        </span>
      )}
      {!lost && <ClaimClock expiresAt={expiresAt} />}
      <Box sx={{ display: 'flex', gap: 0.5 }}>
        <Button size="small" variant="outlined" color="inherit" onClick={goToActBar} sx={{ display: { md: 'none' } }}>
          {text('toBar')}
        </Button>
        <Button size="small" variant="outlined" color="inherit" onClick={onSkip} aria-keyshortcuts="s">
          {text('skip')}
        </Button>
        {!lost && more}
        <Tooltip title={`${text('keys')} (?)`}>
          <IconButton size="small" onClick={onSheet} aria-label={text('keys')} aria-keyshortcuts="?">
            <KeyboardIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}

function ClaimClock({ expiresAt }: { expiresAt: string }) {
  const text = useText(workbenchText);
  const now = useNow(1000);
  return (
    <Box component="span" role="timer" sx={{ color: 'text.secondary', fontSize: '0.875rem', whiteSpace: 'nowrap' }}>
      {text('claimedFor', { clock: formatClock(Date.parse(expiresAt) - now) })}
    </Box>
  );
}
