import Box from '@mui/material/Box';
import type { PolicyVersionDetail } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { Facts, Section } from '../parts/section.js';
import { When } from '../parts/when.js';
import { confirmationText } from './confirmation-messages.js';
import { useDocumentName } from './document-name.js';

interface Props {
  version: PolicyVersionDetail;
  /** Names of the documents that differ from the policy before; null for the first one. */
  changed: readonly string[] | null;
}

/** Whether a second person has read a version, and what there is to read of it. */
export function ConfirmationSection({ version, changed }: Props) {
  const text = useText(confirmationText);
  const nameOf = useDocumentName();
  const { needsConfirmation, confirmation, draft } = version;
  if (confirmation) {
    const { by, at, comment } = confirmation;
    return (
      <Section title={text('section')}>
        <Facts
          items={[
            [
              text('confirmedBy'),
              <span key="by">
                {by.name} · <When at={at} />
              </span>,
            ],
            ...(comment === null
              ? []
              : [
                  [
                    text('said'),
                    <Box key="said" component="span" sx={{ whiteSpace: 'pre-wrap' }}>
                      {comment}
                    </Box>,
                  ] as const,
                ]),
          ]}
        />
      </Section>
    );
  }
  if (!needsConfirmation) return draft && <Section title={text('section')}>{text('approvedByDraft')}</Section>;
  return (
    <Section title={text('section')}>
      <Box sx={{ display: 'grid', gap: 1, fontSize: '0.875rem' }}>
        <Mark meaning="attention">{text('unread')}</Mark>
        <Box>{text('byFolderSince')}</Box>
        {changed === null ? (
          <Box>{text('isFirst')}</Box>
        ) : (
          <Facts
            items={[
              [text('whatChanged'), changed.length === 0 ? text('nothingKept') : changed.map(nameOf).join(' · ')],
            ]}
          />
        )}
        {changed?.includes('roles') === true && <Mark meaning="attention">{text('rolesChanged')}</Mark>}
      </Box>
    </Section>
  );
}
