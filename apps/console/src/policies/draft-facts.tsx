import Box from '@mui/material/Box';
import type { DraftView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { Facts, Section } from '../parts/section.js';
import { ShortId } from '../parts/short-id.js';
import { Instant, When } from '../parts/when.js';
import { useIsOwn } from './draft-actions.js';
import { draftText } from './draft-messages.js';

/** Who wrote, proposed and reviewed a draft, and when it comes into force. */
export function DraftFacts({ draft }: { draft: DraftView }) {
  const text = useText(draftText);
  const isOwn = useIsOwn(draft);
  const mayApprove = useMay('approve', 'Policy');
  const act = (label: string, by: { name: string } | null, at: string | null): (readonly [string, ReactNode])[] =>
    by === null
      ? []
      : [
          [
            label,
            <span key={label}>
              {by.name} · <When at={at} />
            </span>,
          ],
        ];
  const force = draft.activatedAt ?? draft.activateAt;
  return (
    <Section title={text('facts')}>
      <Facts
        items={[
          [text('authors'), draft.authors.map(({ name }) => name).join(' · ')],
          [text('revision'), String(draft.revision)],
          ...act(text('proposedBy'), draft.proposedBy, draft.proposedAt),
          ...act(text('returnedBy'), draft.returnedBy, draft.returnedAt),
          ...act(text('approvedBy'), draft.approvedBy, draft.approvedAt),
          ...(draft.reviewComment === null
            ? []
            : [
                [
                  text('said'),
                  <Box key="said" component="span" sx={{ whiteSpace: 'pre-wrap' }}>
                    {draft.reviewComment}
                  </Box>,
                ] as const,
              ]),
          ...(force === null
            ? []
            : [
                [
                  text(draft.activatedAt === null ? 'comesIntoForce' : 'cameIntoForce'),
                  <Instant key="force" at={force} />,
                ] as const,
              ]),
          ...(draft.digest === null
            ? []
            : [[text('digest'), <ShortId key="digest" value={draft.digest} what={text('digest')} />] as const]),
          ...(draft.base === null
            ? []
            : [[text('base'), <ShortId key="base" value={draft.base} what={text('base')} />] as const]),
        ]}
      />
      {draft.state === 'proposed' && isOwn && mayApprove && (
        <Box sx={{ mt: 1.5, color: 'text.secondary', fontSize: '0.875rem' }}>{text('ownDraft')}</Box>
      )}
    </Section>
  );
}
