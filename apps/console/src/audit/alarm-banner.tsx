import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useLocaleState } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { may } from '../api/auth-provider.js';
import { useAnswer } from '../api/use-answer.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { Instant } from '../parts/when.js';
import { auditText } from './messages.js';

/** How many faults the banner names; the audit page has all of them. */
const named = 3;

/** While the log does not verify: says so on every page to who may see the log, naming what was found. */
export function AlarmBanner() {
  const text = useText(auditText);
  const [locale] = useLocaleState();
  const session = useSession();
  const { data } = useAnswer('getAuditStatus', {}, { every: 30_000, enabled: may(session, 'list', 'AuditEntry') });
  const alarm = data?.alarm;
  if (!alarm) return null;
  return (
    <ProblemAlert title={text('alarm')} sx={{ m: 2, mb: 0 }}>
      <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
        {alarm.faults.slice(0, named).map((fault) => (
          <li key={fault.detail.en}>{fault.detail[locale === 'zh-TW' ? 'zh-TW' : 'en']}</li>
        ))}
      </Box>
      {alarm.faults.length > named && <div>{text('alarm.more', { count: alarm.faults.length - named })}</div>}
      <Box sx={{ mt: 0.5 }}>
        {text('alarm.do')} <Instant at={alarm.at} />{' '}
        <Link component={RouterLink} to="/entries">
          {text('title')}
        </Link>
      </Box>
    </ProblemAlert>
  );
}
