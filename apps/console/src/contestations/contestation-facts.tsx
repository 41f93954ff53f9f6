import Box from '@mui/material/Box';
import type { ContestationView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { contestationText } from './messages.js';

/** What somebody contests and why, and the answer to it. */
export function ContestationFacts({ contestation }: { contestation: ContestationView }) {
  const text = useText(contestationText);
  const { by, contested, reason, contact, at, entry, answered } = contestation;
  return (
    <Box sx={{ fontSize: '0.875rem', display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
        <strong>{text(`by.${by}`)}</strong>
        <span>{text(`contests.${contested}`)}</span>
        <When at={at} />
      </Box>
      <Words>{reason}</Words>
      {contact !== null && <Box sx={{ color: 'text.secondary' }}>{text('contact', { contact })}</Box>}
      {answered === null ? (
        <Mark meaning="attention">{text('waits')}</Mark>
      ) : (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
            <Mark meaning="neutral">{text(answered.outcome)}</Mark>
            <span>{answered.by?.name ?? text('someone')}</span>
            <When at={answered.at} />
          </Box>
          <Words>{answered.answer}</Words>
        </>
      )}
      <Box sx={{ color: 'text.secondary' }}>
        {text('entry')} <ShortId value={answered?.entry ?? entry} what={text('entry')} />
      </Box>
    </Box>
  );
}

function Words({ children }: { children: string | null }) {
  const text = useText(contestationText);
  if (children === null) return <Box sx={{ color: 'text.secondary' }}>{text('gone')}</Box>;
  return <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{children}</Box>;
}
