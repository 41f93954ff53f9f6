import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { PolicyView } from '@countersign/contracts';
import { useState } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { Facts, Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { mono } from '../theme/theme.js';
import { policiesText } from './messages.js';

/** The policy in force, read only. */
export function PoliciesPage() {
  const text = useText(policiesText);
  const policy = useAnswer('getPolicy');
  return (
    <Needs right={['read', 'Policy']}>
      <Page title={text('title')} lead={text('lead')}>
        <AnswerOf query={policy}>
          {(answer) => (
            <>
              <Section title={text('inForce')}>
                <Facts
                  items={[
                    [text('digest'), <ShortId key="digest" value={answer.digest} what={text('digest')} />],
                    [text('since'), <When key="since" at={answer.activeSince} />],
                  ]}
                />
              </Section>
              <Documents documents={answer.documents} />
            </>
          )}
        </AnswerOf>
      </Page>
    </Needs>
  );
}

const isKey = (key: string): key is keyof typeof policiesText => Object.hasOwn(policiesText, key);

function Documents({ documents }: { documents: PolicyView['documents'] }) {
  const text = useText(policiesText);
  const nameOf = (document: string) => {
    const key = `document.${document}`;
    return isKey(key) ? text(key) : document;
  };
  const [name, setName] = useState<string | null>(null);
  const current = documents.find((document) => document.name === name) ?? documents[0];
  if (!current) return null;
  return (
    <Paper variant="outlined">
      <Tabs
        value={current.name}
        onChange={(_, next: string) => setName(next)}
        variant="scrollable"
        aria-label={text('documents')}
        sx={{ borderBottom: '1px solid', borderColor: 'divider' }}
      >
        {documents.map((document) => (
          <Tab
            key={document.name}
            value={document.name}
            label={nameOf(document.name)}
            title={`${document.name}.yaml`}
            id={`policy-${document.name}`}
            aria-controls="policy-document"
          />
        ))}
      </Tabs>
      <Box
        component="pre"
        id="policy-document"
        role="tabpanel"
        aria-labelledby={`policy-${current.name}`}
        tabIndex={0}
        sx={{
          m: 0,
          p: 2,
          overflow: 'auto',
          maxHeight: '70dvh',
          fontFamily: mono,
          fontSize: '0.8125rem',
          lineHeight: 1.6,
        }}
      >
        {current.yaml}
      </Box>
    </Paper>
  );
}
