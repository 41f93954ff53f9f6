import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CheckRunView } from '@countersign/contracts';
import { useParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { useCheckName } from '../parts/check-name.js';
import { CheckMark } from '../parts/marks.js';
import { Page } from '../parts/page.js';
import { Facts, Section } from '../parts/section.js';
import { To } from '../parts/to.js';
import { FindingList } from './finding-list.js';
import { useMeasureName } from './measure-names.js';
import { checkRunText } from './messages.js';
import { QuestionList } from './question-list.js';
import { questionsOf } from './questions.js';
import { RunFacts } from './run-facts.js';

/** One check of one submission: how it came to its outcome, with every call to a model. */
export function CheckRunPage() {
  const { id = '', check = '' } = useParams();
  const text = useText(checkRunText);
  const run = useAnswer('getCheckRun', { params: { id, check } });
  const submission = useAnswer('getSubmission', { params: { id } });
  const nameOf = useCheckName();
  return (
    <Needs right={['read', 'CheckRun']}>
      <Page
        title={text('title', { check: nameOf(check) })}
        lead={
          <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 2 }}>
            {run.data && <CheckMark state={run.data.state} />}
            <To page={`/submissions/${id}/show`}>{submission.data?.title ?? text('submission')}</To>
          </Box>
        }
      >
        <AnswerOf query={run} rows={10}>
          {(answer) => <Body run={answer} />}
        </AnswerOf>
      </Page>
    </Needs>
  );
}

function Body({ run }: { run: CheckRunView }) {
  const text = useText(checkRunText);
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(320px, 1fr) minmax(0, 1.7fr)' },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Section title={text('outcome')}>
          {run.summary !== null && <Typography sx={{ mb: 2 }}>{run.summary}</Typography>}
          <RunFacts run={run} />
        </Section>
        <Measures measures={run.measures} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Section title={text('findings', { count: run.findings.length })} flush>
          <FindingList run={run} />
        </Section>
        <Section title={text('asked')} flush>
          <QuestionList questions={questionsOf(run.calls)} omitted={run.callsOmitted} state={run.state} />
        </Section>
      </Box>
    </Box>
  );
}

/** The named numbers that the check reports. */
function Measures({ measures }: Pick<CheckRunView, 'measures'>) {
  const text = useText(checkRunText);
  const nameOf = useMeasureName();
  const named = Object.entries(measures);
  if (named.length === 0) return null;
  return (
    <Section title={text('measures')}>
      <Facts items={named.map(([name, value]) => [nameOf(name).words, nameOf(name).value(value)])} />
    </Section>
  );
}
