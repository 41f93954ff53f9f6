import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DraftView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import type { Answer } from '../api/answers.js';
import { call } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { shadowText } from './shadow-messages.js';
import { ShadowSummary } from './shadow-summary.js';

/** How often what a shadow says is read again, ms. */
const everyMs = 5000;

const isLive = (answer: Answer<'getPolicyShadow'> | undefined): boolean =>
  answer?.shadow != null && answer.shadow.endedAt === null;

/** What a draft says of live traffic without effect, and the buttons that begin and end that. */
export function ShadowSection({ draft, isChanged }: { draft: DraftView; isChanged: boolean }) {
  const text = useText(shadowText);
  const mayDraft = useMay('draft', 'Policy');
  const params = { id: draft.id };
  const answer = useAnswer('getPolicyShadow', { params }, { every: (last) => isLive(last) && everyMs });
  const isRunning = isLive(answer.data);
  const act = useMutation({
    mutationFn: () => call(isRunning ? 'endPolicyShadow' : 'beginPolicyShadow', { params }),
    onSuccess: () => answer.refetch(),
  });
  const isOpen = draft.state === 'draft' || draft.state === 'proposed' || draft.state === 'approved';
  return (
    <Section
      title={text('title')}
      aside={
        mayDraft &&
        answer.data &&
        (isRunning || isOpen) && (
          <Button
            size="small"
            variant="outlined"
            disabled={act.isPending || (!isRunning && isChanged)}
            onClick={() => act.mutate()}
          >
            {text(isRunning ? 'end' : 'begin')}
          </Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2, fontSize: '0.875rem' }}>
        <Box sx={{ color: 'text.secondary', maxWidth: 820 }}>{text('lead')}</Box>
        {isChanged && !isRunning && isOpen && <Box>{text('saveFirst')}</Box>}
        {act.error && <ProblemNotice error={act.error} />}
        <AnswerOf query={answer} rows={2}>
          {({ shadow }) => (shadow === null ? <span>{text('none')}</span> : <ShadowSummary shadow={shadow} />)}
        </AnswerOf>
      </Box>
    </Section>
  );
}
