import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { BackTestView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { EmptyState } from '../parts/empty-state.js';
import { Page } from '../parts/page.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { Facts, Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { backTestText } from './back-test-messages.js';
import { BackTestResult } from './back-test-result.js';
import { BackTestState, isOver, useTestedDays } from './back-test-state.js';
import { useBackTests } from './use-back-tests.js';

/** One back-test: how far it is, then what the draft would have done. */
export function BackTestPage() {
  const { id = '', test = '' } = useParams();
  const text = useText(backTestText);
  const daysOf = useTestedDays();
  const tests = useBackTests(id);
  const view = tests.data?.items.find((one) => one.id === test);
  return (
    <Needs right={['read', 'Policy']}>
      <Page
        title={view ? `${text('title')} ${daysOf(view)}` : text('title')}
        lead={view && <BackTestState test={view} />}
        actions={
          <Button variant="outlined" color="inherit" component={Link} to={`/policy-drafts/${id}/show`}>
            {text('openDraft')}
          </Button>
        }
      >
        <AnswerOf query={tests}>
          {() => (view ? <Body test={view} /> : <EmptyState title={text('title')}>{text('notFound')}</EmptyState>)}
        </AnswerOf>
      </Page>
    </Needs>
  );
}

function Body({ test }: { test: BackTestView }) {
  const text = useText(backTestText);
  const systemName = useSystemName();
  const [locale] = useLocaleState();
  return (
    <>
      {!isOver(test) && (
        <Section title={text(`state.${test.state}`)}>
          <LinearProgress aria-label={text(`state.${test.state}`)} sx={{ height: 8, borderRadius: 4 }} />
          <Typography variant="caption" color="textSecondary" role="status">
            {text('soFar', { count: formatNumber(test.progress, locale) })}
          </Typography>
        </Section>
      )}
      {test.failure !== null && (
        <ProblemAlert title={text('failure')} sx={{ mb: 2 }}>
          {test.failure}
        </ProblemAlert>
      )}
      {test.result && <BackTestResult result={test.result} />}
      <Section title={text('title')}>
        <Facts
          items={[
            [text('systems'), test.systems.length === 0 ? text('allSystems') : test.systems.map(systemName).join(', ')],
            [text('digest'), <ShortId key="digest" value={test.digest} what={text('digest')} />],
            [text('requested'), <When key="requested" at={test.requestedAt} />],
            [text('finished'), <When key="finished" at={test.finishedAt} />],
          ]}
        />
      </Section>
    </>
  );
}
