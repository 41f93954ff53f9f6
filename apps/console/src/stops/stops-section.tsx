import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { StopView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Mark } from '../parts/mark.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { StopDialog } from './stop-dialog.js';
import { stopsText } from './messages.js';

/** Which AI systems are stopped, and the buttons that stop and resume one. */
export function StopsSection() {
  const text = useText(stopsText);
  const mayList = useMay('list', 'Stop');
  const mayStop = useMay('stop', 'Stop');
  const stops = useAnswer('listStops', {}, { enabled: mayList, every: 5000 });
  const [isAsking, setAsking] = useState(false);
  if (!mayList) return null;
  const refresh = () => void stops.refetch();
  return (
    <Section
      title={text('title')}
      aside={
        mayStop && (
          <Button size="small" variant="outlined" color="error" onClick={() => setAsking(true)}>
            {text('stop')}
          </Button>
        )
      }
    >
      <AnswerOf query={stops} rows={1}>
        {({ items }) => {
          const standing = items.filter(({ resumedAt }) => resumedAt === null);
          if (standing.length === 0) return <Box sx={{ fontSize: '0.875rem' }}>{text('none')}</Box>;
          return (
            <Box sx={{ display: 'grid', gap: 1.5 }}>
              {standing.map((stop) => (
                <StandingStop key={stop.id} stop={stop} onResumed={refresh} />
              ))}
            </Box>
          );
        }}
      </AnswerOf>
      {isAsking && (
        <StopDialog
          onClose={() => setAsking(false)}
          onStopped={() => {
            setAsking(false);
            refresh();
          }}
        />
      )}
    </Section>
  );
}

function StandingStop({ stop, onResumed }: { stop: StopView; onResumed: () => void }) {
  const text = useText(stopsText);
  const systemName = useSystemName();
  const mayResume = useMay('resume', 'Stop');
  const resume = useMutation({
    mutationFn: () => call('resumeSystem', { params: { id: stop.system } }),
    onSuccess: onResumed,
  });
  return (
    <Box sx={{ fontSize: '0.875rem', display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
        <Mark meaning="problem">{text(stop.drill ? 'drill' : 'stopped')}</Mark>
        <strong>{systemName(stop.system)}</strong>
        <span>
          {text('since')} <When at={stop.stoppedAt} />
        </span>
        {stop.stoppedBy !== null && <span>{text('by', { name: stop.stoppedBy })}</span>}
        <span>{text('took', { ms: Math.round(stop.milliseconds) })}</span>
        {mayResume && (
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            disabled={resume.isPending}
            aria-label={text('resumeNamed', { system: systemName(stop.system) })}
            onClick={() => resume.mutate()}
          >
            {text('resume')}
          </Button>
        )}
      </Box>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{stop.reason}</Box>
      {resume.error && <ProblemNotice error={resume.error} />}
    </Box>
  );
}
