import type { PolicyView } from '@countersign/contracts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Mark } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { Facts, Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { DocumentDiff } from './document-diff.js';
import { DocumentTabs, DocumentText } from './document-tabs.js';
import { policiesText } from './messages.js';
import { ViewChoice, type DocumentView } from './view-choice.js';

/** A policy that was in force, as written, and what differs from the one in force now. */
export function VersionPage() {
  const { id: digest = '' } = useParams();
  const text = useText(policiesText);
  const version = useAnswer('getPolicyVersion', { params: { digest } });
  const inForce = useAnswer('getPolicy');
  return (
    <Page title={text('versionTitle')}>
      <AnswerOf query={version}>
        {(answer) => <AnswerOf query={inForce}>{(current) => <Version version={answer} inForce={current} />}</AnswerOf>}
      </AnswerOf>
    </Page>
  );
}

function Version({ version, inForce }: { version: PolicyView; inForce: PolicyView }) {
  const text = useText(policiesText);
  const [view, setView] = useState<DocumentView>('write');
  const isInForce = version.digest === inForce.digest;
  const now = (name: string) => inForce.documents.find((document) => document.name === name)?.yaml ?? '';
  return (
    <>
      <Section title={text('versionFacts')}>
        <Facts
          items={[
            [
              text('state'),
              <Mark key="state" meaning={isInForce ? 'ok' : 'neutral'}>
                {text(isInForce ? 'inForce' : 'former')}
              </Mark>,
            ],
            [text('digest'), <ShortId key="digest" value={version.digest} what={text('digest')} />],
            [text('since'), <When key="since" at={version.activeSince} />],
          ]}
        />
      </Section>
      <DocumentTabs
        documents={version.documents}
        label={({ name, yaml }, word) => (now(name) === yaml ? word : text('differs', { name: word }))}
        aside={<ViewChoice view={view} onChange={setView} />}
      >
        {({ name, yaml }) =>
          view === 'write' ? (
            <DocumentText name={name} yaml={yaml} />
          ) : (
            <DocumentDiff name={name} before={now(name)} after={yaml} />
          )
        }
      </DocumentTabs>
    </>
  );
}
