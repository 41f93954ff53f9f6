import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { QueueSummary } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useSession } from '../api/use-session.js';
import { formatNumber } from '../language/format.js';
import { useNow } from '../language/use-now.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { EmptyState } from '../parts/empty-state.js';
import { LiveMark } from '../parts/live-mark.js';
import { Mark } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { useKey } from '../parts/use-key.js';
import { HeldClaims } from './held-claims.js';
import { beginOfDay } from './hours-of-day.js';
import { queueText } from './messages.js';
import { MyHours } from './my-hours.js';
import { QueueTable } from './queue-table.js';
import { submitCommand } from './submit-command.js';

/** Home of reviewers: what waits, what is theirs, and one way in. */
export function MyDay() {
  const text = useText(queueText);
  const session = useSession();
  const navigate = useNavigate();
  useNow();
  const begin = beginOfDay(new Date());
  const query = { since: begin.toISOString() };
  const summary = useAnswer('summarizeQueue', { query }, { every: 30_000, live: true, keep: true });
  useKey('n', () => void navigate('/review'));
  return (
    <Page
      title={text('myDay')}
      lead={text('greeting', { name: session?.person.name ?? '' })}
      actions={
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <LiveMark />
          <Typography variant="caption" color="textSecondary" sx={{ display: { xs: 'none', sm: 'inline' } }}>
            {text('startKey')}
          </Typography>
          <Button variant="contained" size="large" component={Link} to="/review" aria-keyshortcuts="n">
            {text('start')}
          </Button>
        </Box>
      }
    >
      <AnswerOf query={summary} rows={8}>
        {(answer) => (
          <>
            <Totals summary={answer} />
            <HeldClaims />
            <Section title={text('queues')} flush>
              {answer.queues.length === 0 ? (
                <EmptyState title={text('emptyTitle')} command={submitCommand(window.location.origin)}>
                  {text('empty')}
                </EmptyState>
              ) : (
                <QueueTable queues={answer.queues} />
              )}
            </Section>
            <MyHours mineByHour={answer.mineByHour} begin={begin} />
          </>
        )}
      </AnswerOf>
    </Page>
  );
}

function Totals({ summary }: { summary: QueueSummary }) {
  const text = useText(queueText);
  const [locale] = useLocaleState();
  const sum = (of: (queue: QueueSummary['queues'][number]) => number) =>
    summary.queues.reduce((total, queue) => total + of(queue), 0);
  const overdue = sum((queue) => queue.overdue);
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', lg: 'repeat(4, 1fr)' }, mb: 2 }}>
      <Figure name={text('waitingTotal')} value={number(sum((queue) => queue.waiting))} />
      <Figure name={text('claimedTotal')} value={number(sum((queue) => queue.claimed))} />
      <Figure
        name={text('overdueTotal')}
        value={overdue > 0 ? <Mark meaning="problem">{number(overdue)}</Mark> : number(0)}
      />
      <Figure
        name={text('mineToday')}
        value={number(summary.mineToday)}
        note={text('allToday', { count: number(summary.decidedToday) })}
      />
    </Box>
  );
}

function Figure({ name, value, note }: { name: string; value: ReactNode; note?: string }) {
  return (
    <Paper variant="outlined" sx={{ px: 2, py: 1.5 }}>
      <Typography variant="caption" color="textSecondary">
        {name}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', columnGap: 1 }}>
        <Box sx={{ fontSize: '1.5rem', fontWeight: 650 }}>{value}</Box>
        {note !== undefined && (
          <Typography variant="caption" color="textSecondary">
            {note}
          </Typography>
        )}
      </Box>
    </Paper>
  );
}
