import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { SubmissionView } from '@countersign/contracts';
import { Link, useParams } from 'react-router';
import { addressOf } from '../api/call.js';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { ContestationsSection } from '../contestations/contestations-section.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { StateMark, TierMark } from '../parts/marks.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { ReviewSection } from '../review-flow/review-section.js';
import { StoppedNotice } from '../stops/stopped-notice.js';
import { FactsTabs } from '../workbench/facts/facts-tabs.js';
import { CheckTable } from './check-table.js';
import { Decisions } from './decisions.js';
import { DisclosureSection, EvidencedRequirements } from './disclosure-section.js';
import { submissionsText } from './messages.js';
import { OutputSection } from './output-section.js';
import { RoutingSection } from './routing-section.js';
import { Standing } from './standing.js';

/** States in which a review may be open: its first one, or that of a contestation. */
const reviewed: ReadonlySet<string> = new Set(['awaiting-review', 'approved', 'rejected']);

/** One submission, read-only: where it stands, what the checks and the people said, and the output itself. */
export function SubmissionPage() {
  const { id = '' } = useParams();
  const text = useText(submissionsText);
  const submission = useAnswer('getSubmission', { params: { id } });
  const systemName = useSystemName();
  const mayReview = useMay('claim', 'Review');
  const mayReceipt = useMay('read', 'Receipt');
  const view = submission.data;
  return (
    <Page
      title={view?.title ?? text('submission')}
      lead={
        view && (
          <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 2 }}>
            <StateMark state={view.state} />
            {view.risk && <TierMark tier={view.risk.tier} />}
            <span>{systemName(view.system)}</span>
          </Box>
        )
      }
      actions={
        <>
          {view?.links.receipt && mayReceipt && (
            <Button
              variant="outlined"
              color="inherit"
              href={addressOf('getReceipt', { params: { id } })}
              download={`${id}.jws`}
            >
              {text('receipt')}
            </Button>
          )}
          {view?.state === 'awaiting-review' && mayReview && (
            <Button variant="contained" component={Link} to={`/review/${id}`}>
              {text('review')}
            </Button>
          )}
        </>
      }
    >
      <AnswerOf query={submission}>{(answer) => <Body submission={answer} />}</AnswerOf>
    </Page>
  );
}

function Body({ submission }: { submission: SubmissionView }) {
  const text = useText(submissionsText);
  const payload = useAnswer('getPayload', { params: { id: submission.id } });
  const findings = useAnswer('listFindings', { params: { id: submission.id } });
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.7fr) minmax(320px, 1fr)' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <AnswerOf query={payload}>
          {(answer) => <OutputSection submission={submission} payload={answer} findings={findings.data?.items ?? []} />}
        </AnswerOf>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <StoppedNotice since={submission.stoppedSince} />
        <Standing submission={submission} />
        {submission.route && <RoutingSection submission={submission.id} />}
        {reviewed.has(submission.state) && <ReviewSection submission={submission.id} />}
        <Decisions submission={submission.id} />
        <ContestationsSection submission={submission} />
        {submission.modality !== 'schedule' && <DisclosureSection submission={submission.id} />}
        <Section title={text('checks')} flush>
          {submission.verdict === 'hidden' ? (
            <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
              {text('verdictHidden')}
            </Typography>
          ) : (
            <CheckTable submission={submission.id} checks={submission.checks} />
          )}
        </Section>
        <EvidencedRequirements submission={submission.id} />
        {payload.data && (
          <Section title={text('submission')} flush>
            <FactsTabs submission={submission} payload={payload.data} notes={submission.risk !== null} />
          </Section>
        )}
      </Box>
    </Box>
  );
}
