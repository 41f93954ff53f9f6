import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReviewView } from '@countersign/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useMay, useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Facts, Section } from '../parts/section.js';
import { Instant } from '../parts/when.js';
import { useLookingWords } from '../presence/use-looking-words.js';
import { usePresence } from '../presence/use-presence.js';
import { AssignDialog, HoldDialog, SnoozeDialog } from './flow-dialogs.js';
import { flowText } from './messages.js';

/** How an open review stands among people, and what the reader may do about it; nothing for who reads no reviews. */
export function ReviewSection({ submission }: { submission: string }) {
  const text = useText(flowText);
  const allowed = useMay('read', 'Review');
  const review = useAnswer('getReview', { params: { id: submission } }, { enabled: allowed });
  if (!review.data || review.data.state === 'closed') return null;
  return (
    <Section title={text('standing')}>
      <StandingFacts review={review.data} />
      <Acts review={review.data} />
    </Section>
  );
}

function StandingFacts({ review }: { review: ReviewView }) {
  const text = useText(flowText);
  const looking = useLookingWords()(usePresence(review.submission), 'names');
  const person = (one: { name: string } | null, isMe: boolean) => (isMe ? text('you') : (one?.name ?? text('someone')));
  const items: (readonly [string, ReactNode] | null)[] = [
    [
      text('state'),
      <Mark key="state" meaning={review.state === 'held' ? 'attention' : 'neutral'}>
        {text(`state.${review.state}`)}
      </Mark>,
    ],
    review.adjudicating
      ? [
          text('disagreement'),
          <Mark key="disagreement" meaning="attention">
            {text('adjudicating')}
          </Mark>,
        ]
      : null,
    review.contested
      ? [
          text('contestation'),
          <Mark key="contested" meaning="attention">
            {text('contested')}
          </Mark>,
        ]
      : null,
    review.claimed ? [text('holder'), person(review.holder, review.claimedByMe)] : null,
    looking === null ? null : [text('presence'), looking],
    [text('assignee'), review.assigned ? person(review.assignee, review.assignedToMe) : text('nobody')],
    review.hold && [
      text('heldUntil'),
      <>
        <Instant at={review.hold.until} />
        <Box sx={{ color: 'text.secondary' }}>{text('dueGoesOn')}</Box>
      </>,
    ],
    review.snoozedUntil === null ? null : [text('snoozedUntil'), <Instant key="off" at={review.snoozedUntil} />],
    review.skips === 0 ? null : [text('skips'), text('skipsOf', { count: review.skips })],
    review.language === null ? null : [text('language'), review.language],
    review.tags.length === 0 ? null : [text('tags'), review.tags.join(', ')],
  ];
  return <Facts items={items.filter((item) => item !== null)} />;
}

function Acts({ review }: { review: ReviewView }) {
  const text = useText(flowText);
  const me = useSession()?.person;
  const mayReview = useMay('claim', 'Review');
  const cache = useQueryClient();
  const [dialog, setDialog] = useState<'assign' | 'hold' | 'snooze' | null>(null);
  const { submission, may } = review;
  const params = { id: submission };
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSuccess: () => cache.invalidateQueries(),
  });
  const keep = (person: string | null, reason: string) =>
    act.mutate(() => call('assignReview', { params, body: { person, reason } }));
  const common = {
    submission,
    onClose: () => setDialog(null),
    onDone: () => {
      setDialog(null);
      void cache.invalidateQueries();
    },
  };
  const button = (name: Parameters<typeof text>[0], run: () => void) => (
    <Button key={name} size="small" variant="outlined" color="inherit" disabled={act.isPending} onClick={run}>
      {text(name)}
    </Button>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
      {act.error && <ProblemNotice error={act.error} />}
      {may.assign && button('assign', () => setDialog('assign'))}
      {may.assign && !review.assigned && me && button('takeIt', () => keep(me.id, text('takeIt')))}
      {may.assign && review.assigned && button('giveUp', () => keep(null, text('giveUp')))}
      {may.hold && button('hold', () => setDialog('hold'))}
      {may.resume && button('resume', () => act.mutate(() => call('resumeReview', { params })))}
      {mayReview &&
        (review.snoozedUntil === null
          ? button('snooze', () => setDialog('snooze'))
          : button('unsnooze', () => act.mutate(() => call('snoozeReview', { params, body: { until: null } }))))}
      {dialog === 'assign' && <AssignDialog {...common} />}
      {dialog === 'hold' && <HoldDialog {...common} />}
      {dialog === 'snooze' && <SnoozeDialog {...common} />}
    </Box>
  );
}
