import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { SubmissionView } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Section } from '../parts/section.js';
import { ContestDialog } from './contest-dialog.js';
import { ContestationFacts } from './contestation-facts.js';
import { contestationText } from './messages.js';

/** Contestations of the decisions on a submission; nothing where there are none and the reader cannot contest. */
export function ContestationsSection({ submission }: { submission: SubmissionView }) {
  const text = useText(contestationText);
  const cache = useQueryClient();
  const contestations = useAnswer('listContestations', { params: { id: submission.id } });
  const mayContest = useMay('contest', 'Submission');
  const mayReview = useMay('claim', 'Review');
  const [dialog, setDialog] = useState(false);
  const items = contestations.data?.items ?? [];
  const open = items.some(({ answered }) => answered === null);
  const contestable = mayContest && !open && (submission.state === 'approved' || submission.state === 'rejected');
  if (items.length === 0 && !contestable) return null;
  return (
    <Section title={text('title')}>
      <AnswerOf query={contestations} rows={2}>
        {() =>
          items.length === 0 ? (
            <Typography variant="body2" color="textSecondary">
              {text('none')}
            </Typography>
          ) : (
            <Box sx={{ display: 'grid', gap: 2 }}>
              {items.map((item) => (
                <ContestationFacts key={item.id} contestation={item} />
              ))}
            </Box>
          )
        }
      </AnswerOf>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, '&:not(:empty)': { mt: 1.5 } }}>
        {open && mayReview && (
          <Button size="small" variant="outlined" color="inherit" component={Link} to={`/review/${submission.id}`}>
            {text('review')}
          </Button>
        )}
        {contestable && (
          <Button size="small" variant="outlined" color="inherit" onClick={() => setDialog(true)}>
            {text('contest')}
          </Button>
        )}
      </Box>
      {dialog && (
        <ContestDialog
          submission={submission.id}
          onClose={() => setDialog(false)}
          onDone={() => {
            setDialog(false);
            void cache.invalidateQueries();
          }}
        />
      )}
    </Section>
  );
}
