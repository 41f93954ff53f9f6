import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PayloadField, PayloadView, SubmissionView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useText } from '../../language/use-text.js';
import { Facts } from '../../parts/section.js';
import { Concealed } from './concealed.js';
import { ShortId } from '../../parts/short-id.js';
import { mono } from '../../theme/theme.js';
import { factsText } from './messages.js';
import { NamedValues } from './named-values.js';

interface Props {
  submission: SubmissionView;
  payload: PayloadView;
}

/** The model, prompt and seed behind an output, and why it took this route. */
export function MadeBy({ submission, payload }: Props) {
  const text = useText(factsText);
  const { generator, affected, disclosure, metadata, rationale, concealed } = payload;
  const hidden = (field: PayloadField, otherwise: ReactNode) =>
    concealed.includes(field) ? text('concealed') : otherwise;
  const why = [...(submission.risk?.reasons ?? []), ...(submission.route?.reasons ?? [])];
  const people = [
    affected?.persons === undefined ? null : text('persons', { count: affected.persons }),
    ...(affected?.groups ?? []).map(({ attribute, value }) => `${attribute}: ${value}`),
  ].filter((part) => part !== null);
  const disclosed = [
    disclosure?.visible === undefined ? null : `“${disclosure.visible}”`,
    disclosure?.machineReadable ? text('machineReadable') : null,
  ].filter((part) => part !== null);
  const items: [string, ReactNode][] = [
    [text('model'), [generator.provider, generator.model, generator.version].filter(Boolean).join(' · ')],
    [text('seed'), generator.seed ?? '–'],
    [
      text('parameters'),
      generator.parameters === undefined ? '–' : <NamedValues key="parameters" values={generator.parameters} />,
    ],
    [text('affected'), hidden('affected', people.length === 0 ? '–' : people.join(' · '))],
    [text('publicInterest'), text(payload.publicInterest ? 'yes' : 'no')],
    [text('disclosure'), disclosed.length === 0 ? text('notDisclosed') : disclosed.join(' · ')],
    [text('metadata'), hidden('metadata', metadata === null ? '–' : <NamedValues key="metadata" values={metadata} />)],
    [text('version'), submission.version],
    [text('digest'), <ShortId key="digest" value={submission.contentDigest} what={text('digest')} />],
  ];
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Facts items={items} />
      <Concealed fields={concealed} />
      {generator.prompt !== undefined && <Words title={text('prompt')}>{generator.prompt}</Words>}
      {rationale !== null && <Words title={text('rationale')}>{rationale}</Words>}
      {(generator.samples ?? []).length > 0 && (
        <Box>
          <Typography variant="h3">{text('samples')}</Typography>
          {generator.samples?.map((sample, nth) => (
            <Words key={nth}>{sample}</Words>
          ))}
        </Box>
      )}
      {why.length > 0 && (
        <Box>
          <Typography variant="h3">{text('why')}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.875rem' }}>
            {why.map((reason) => (
              <li key={`${reason.rule} ${reason.text}`}>
                {reason.text} <Code>{reason.rule}</Code>
              </li>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

function Code({ children }: { children: ReactNode }) {
  return (
    <Box
      component="code"
      sx={{ fontFamily: mono, fontSize: '0.8125rem', overflowWrap: 'anywhere', color: 'text.secondary' }}
    >
      {children}
    </Box>
  );
}

/** Machine words, set apart by a line and a plain face. */
function Words({ title, children }: { title?: string; children: string }) {
  return (
    <Box>
      {title !== undefined && <Typography variant="h3">{title}</Typography>}
      <Box
        sx={{
          mt: 0.5,
          pl: 1.5,
          borderLeft: '2px solid',
          borderColor: 'divider',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          fontSize: '0.875rem',
          maxHeight: 220,
          overflowY: 'auto',
        }}
        tabIndex={0}
        role="group"
        aria-label={title ?? children.slice(0, 40)}
      >
        {children}
      </Box>
    </Box>
  );
}
