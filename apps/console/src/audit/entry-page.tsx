import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { EntryView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { Facts, Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { Instant } from '../parts/when.js';
import { mono } from '../theme/theme.js';
import { auditText } from './messages.js';
import { useEntryWords } from './use-entry-words.js';
import { VerifyBox } from './verify-box.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** One entry: what it says, its leaf, and its verification in this browser. */
export function EntryPage() {
  const { id = '' } = useParams();
  const entry = useAnswer('getEntry', { params: { id } });
  const text = useText(auditText);
  const { actOf } = useEntryWords();
  return (
    <Page title={entry.data ? `${text('entry')} · ${actOf(entry.data.action)}` : text('entry')}>
      <AnswerOf query={entry}>{(answer) => <EntryBody entry={answer} />}</AnswerOf>
    </Page>
  );
}

function EntryBody({ entry }: { entry: EntryView }) {
  const text = useText(auditText);
  const [locale] = useLocaleState();
  const { actOf, actorOf } = useEntryWords();
  return (
    <>
      <VerifyBox entry={entry} />
      <Section title={text('facts')}>
        <Facts
          items={[
            [
              text('act'),
              <span key="act">
                {actOf(entry.action)} <code>{entry.action}</code>
              </span>,
            ],
            [text('at'), <Instant key="at" at={entry.at} />],
            [text('actor'), actorOf(entry)],
            [text('subject'), <Subject key="subject" subject={entry.subject} />],
            [text('index'), entry.index === null ? text('pending') : formatNumber(entry.index, locale)],
            [text('leafHash'), <ShortId key="hash" value={entry.leafHash} what={text('leafHash')} />],
          ]}
        />
      </Section>
      <Section title={text('payload')}>
        {entry.payload === null ? (
          text('erased')
        ) : (
          <Code label={text('payload')}>{JSON.stringify(entry.payload, null, 2)}</Code>
        )}
      </Section>
      <Section title={text('leaf')}>
        <Code label={text('leaf')}>{entry.leaf}</Code>
      </Section>
    </>
  );
}

function Subject({ subject }: { subject: string | null }) {
  const text = useText(auditText);
  if (subject === null) return <>–</>;
  const id = subject.split(/[:/]/).at(-1) ?? subject;
  return (
    <>
      <ShortId value={subject} what={text('subject')} />
      {uuid.test(id) && subject.startsWith('submission') && (
        <Link component={RouterLink} to={`/submissions/${id}/show`} sx={{ ml: 1 }}>
          →
        </Link>
      )}
    </>
  );
}

function Code({ label, children }: { label: string; children: string }) {
  return (
    <Box
      component="pre"
      tabIndex={0}
      role="group"
      aria-label={label}
      sx={{
        m: 0,
        fontFamily: mono,
        fontSize: '0.8125rem',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        maxHeight: 360,
        overflowY: 'auto',
      }}
    >
      {children}
    </Box>
  );
}
