import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { Facts, Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { ExceptionsSection } from '../policy-exceptions/exceptions-section.js';
import { DocumentTabs, DocumentText } from './document-tabs.js';
import { policiesText } from './messages.js';
import { UnreadPolicies } from './unread-policies.js';

/** The policy in force, read only, and the ways to its former versions and to drafts. */
export function PoliciesPage() {
  const text = useText(policiesText);
  const policy = useAnswer('getPolicy');
  return (
    <Needs right={['read', 'Policy']}>
      <Page
        title={text('title')}
        lead={text('lead')}
        actions={
          <>
            <Button variant="outlined" color="inherit" component={Link} to="/policy-versions">
              {text('versions')}
            </Button>
            <Button variant="contained" component={Link} to="/policy-drafts">
              {text('drafts')}
            </Button>
          </>
        }
      >
        <AnswerOf query={policy}>
          {(answer) => (
            <>
              <UnreadPolicies />
              <Section title={text('inForce')}>
                <Facts
                  items={[
                    [text('digest'), <ShortId key="digest" value={answer.digest} what={text('digest')} />],
                    [text('since'), <When key="since" at={answer.activeSince} />],
                  ]}
                />
              </Section>
              <ExceptionsSection />
              <DocumentTabs documents={answer.documents}>
                {({ name, yaml }) => <DocumentText name={name} yaml={yaml} />}
              </DocumentTabs>
            </>
          )}
        </AnswerOf>
      </Page>
    </Needs>
  );
}
