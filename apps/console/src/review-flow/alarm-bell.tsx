import NotificationsIcon from '@mui/icons-material/NotificationsOutlined';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import type { AlarmInput, Alarms } from '@countersign/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { TierMark } from '../parts/marks.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Due } from '../parts/when.js';
import { flowText } from './messages.js';

/** Reviews whose time is nearly up or past, for leads: a count in the bar, and the list behind it. */
export function AlarmBell() {
  const text = useText(flowText);
  const isLead = useMay('lead', 'Review');
  const alarms = useAnswer('listAlarms', {}, { enabled: isLead, every: 30_000, live: true });
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (!isLead) return null;
  const items = alarms.data?.items ?? [];
  const count = alarms.data?.more ? '100+' : items.length;
  return (
    <>
      <IconButton
        aria-label={text('alarms', { count: items.length })}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Badge badgeContent={count} color="error" invisible={items.length === 0}>
          <NotificationsIcon />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': text('alarmsTitle'), sx: { width: 420, maxWidth: '94vw' } },
        }}
      >
        <AlarmList items={items} onLeave={() => setAnchor(null)} />
      </Popover>
    </>
  );
}

function AlarmList({ items, onLeave }: { items: Alarms['items']; onLeave: () => void }) {
  const text = useText(flowText);
  const cache = useQueryClient();
  const seen = useMutation({
    mutationFn: (body: AlarmInput) => call('acknowledgeAlarm', { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['route', 'listAlarms'] }),
  });
  return (
    <Box sx={{ p: 2, display: 'grid', gap: 1.5 }}>
      <Typography variant="h2">{text('alarmsTitle')}</Typography>
      {seen.error && <ProblemNotice error={seen.error} />}
      {items.length === 0 && <Typography color="textSecondary">{text('noAlarms')}</Typography>}
      {items.map(({ submission, kind, title, tier, dueAt }) => (
        <Box key={`${submission} ${kind}`} sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            <Link component={RouterLink} to={`/submissions/${submission}/show`} onClick={onLeave}>
              {title}
            </Link>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, fontSize: '0.875rem' }}>
              <Due at={dueAt} />
              <TierMark tier={tier} />
            </Box>
          </Box>
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            disabled={seen.isPending}
            onClick={() => seen.mutate({ submission, kind })}
            aria-label={text('seenOf', { title })}
          >
            {text('seen')}
          </Button>
        </Box>
      ))}
    </Box>
  );
}
