import Box from '@mui/material/Box';
import type { CheckView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useMay } from '../api/use-session.js';
import { checkRunText } from '../check-runs/messages.js';
import { formatDuration } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { useCheckName } from '../parts/check-name.js';
import { CheckMark } from '../parts/marks.js';
import { useScoreWords } from '../parts/score-words.js';
import { To } from '../parts/to.js';
import { submissionsText } from './messages.js';

/** Every check of a submission, how it ended and why; each leads to how that came about. */
export function CheckTable({ submission, checks }: { submission: string; checks: readonly CheckView[] }) {
  const text = useText(submissionsText);
  const [locale] = useLocaleState();
  const nameOf = useCheckName();
  const how = useText(checkRunText);
  const mayReadRun = useMay('read', 'CheckRun');
  const scoreWords = useScoreWords();
  return (
    <Box component="ul" aria-label={text('checks')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {checks.map((check) => (
        <Box
          component="li"
          key={check.check}
          sx={{ px: 2, py: 1, borderBottom: '1px solid', borderColor: 'divider', fontSize: '0.875rem' }}
        >
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Box sx={{ flex: 1, fontWeight: 600 }}>
              {nameOf(check.check)}{' '}
              <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
                {check.check} {check.version}
              </Box>
            </Box>
            <CheckMark state={check.state} />
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            {check.reason ?? check.summary}
            {check.milliseconds !== null && ` · ${formatDuration(check.milliseconds, locale)}`}
          </Box>
          {check.reusedFrom !== null && <Box sx={{ color: 'text.secondary' }}>{how('reused')}</Box>}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, fontSize: '0.8125rem', mt: 0.25 }}>
            <Box sx={{ flex: 1, minWidth: 160, color: 'text.secondary' }}>{scoreWords(check)}</Box>
            {mayReadRun && (
              <To page={`/submissions/${submission}/checks/${check.check}`}>
                {how('link')}
                <span className="visually-hidden"> {nameOf(check.check)}</span>
              </To>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
