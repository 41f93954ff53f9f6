import Box from '@mui/material/Box';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Mark } from '../parts/mark.js';
import { Facts, Section } from '../parts/section.js';
import { When } from '../parts/when.js';
import { To } from '../parts/to.js';
import { submissionsText } from './messages.js';

/** Whether the public has to be told that AI made it (Art. 50(4) of the AI Act), and the editorial record that speaks to it. */
export function DisclosureSection({ submission }: { submission: string }) {
  const text = useText(submissionsText);
  const disclosure = useAnswer('getDisclosure', { params: { id: submission } });
  return (
    <Section title={text('disclosure')}>
      <AnswerOf query={disclosure} rows={2}>
        {({ label, reason, source, record }) => (
          <Box sx={{ fontSize: '0.875rem', display: 'grid', gap: 1 }}>
            <Mark meaning={label === 'label-required' ? 'attention' : label === 'editorial' ? 'ok' : 'neutral'}>
              {text(`label.${label}`)}
            </Mark>
            <span>{reason}</span>
            {record && (
              <Facts
                items={[
                  [text('editor'), record.reviewer ?? text('someone')],
                  [text('responsible'), record.responsible],
                  [text('version'), record.version],
                  [text('recorded'), <When key="at" at={record.at} />],
                  [
                    text('entry'),
                    <To key="entry" page={`/entries/${record.entry}/show`}>
                      {text('proof')}
                    </To>,
                  ],
                ]}
              />
            )}
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{source}</Box>
          </Box>
        )}
      </AnswerOf>
    </Section>
  );
}

/** The requirements that the decisions on a submission are evidence for. */
export function EvidencedRequirements({ submission }: { submission: string }) {
  const text = useText(submissionsText);
  const requirements = useAnswer('listEvidencedRequirements', { params: { id: submission } });
  return (
    <Section title={text('evidenceFor')}>
      <AnswerOf query={requirements} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Box sx={{ fontSize: '0.875rem' }}>{text('noEvidence')}</Box>
          ) : (
            <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.875rem' }}>
              {items.map(({ id, title }) => (
                <li key={id}>
                  <strong>{id}</strong> {title}
                </li>
              ))}
            </Box>
          )
        }
      </AnswerOf>
    </Section>
  );
}
