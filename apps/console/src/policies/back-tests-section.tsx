import Box from '@mui/material/Box';
import type { BackTestView, DraftView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useMay } from '../api/use-session.js';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import type { Column } from '../parts/list/column.js';
import { ListTable } from '../parts/list/list-table.js';
import { Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { BackTestForm } from './back-test-form.js';
import { backTestText } from './back-test-messages.js';
import { BackTestState, useTestedDays } from './back-test-state.js';
import { useBackTests } from './use-back-tests.js';

/** Back-tests of a draft, and the form that asks for one. */
export function BackTestsSection({ draft, isChanged }: { draft: DraftView; isChanged: boolean }) {
  const text = useText(backTestText);
  const mayDraft = useMay('draft', 'Policy');
  const tests = useBackTests(draft.id);
  const columns = useColumns();
  return (
    <Section title={text('list')} flush>
      <Box sx={{ p: 2, display: 'grid', gap: 2 }}>
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem', maxWidth: 820 }}>{text('lead')}</Box>
        {mayDraft && draft.state !== 'withdrawn' && (
          <BackTestForm draft={draft.id} isBlocked={isChanged} onAsked={() => void tests.refetch()} />
        )}
      </Box>
      <AnswerOf query={tests} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Box sx={{ px: 2, pb: 2, fontSize: '0.875rem' }}>{text('none')}</Box>
          ) : (
            <ListTable
              label={text('list')}
              columns={columns}
              records={items}
              rowTo={(test) => `/policy-drafts/${draft.id}/back-tests/${test.id}`}
            />
          )
        }
      </AnswerOf>
    </Section>
  );
}

function useColumns(): Column<BackTestView>[] {
  const text = useText(backTestText);
  const systemName = useSystemName();
  const [locale] = useLocaleState();
  const daysOf = useTestedDays();
  return [
    { key: 'period', title: text('period'), cell: daysOf },
    { key: 'state', title: text('state'), cell: (test) => <BackTestState test={test} /> },
    {
      key: 'changed',
      title: text('changed'),
      align: 'right',
      cell: ({ result }) => (result === null ? '–' : formatNumber(result.changed, locale)),
    },
    {
      key: 'systems',
      title: text('systems'),
      cell: ({ systems }) => (systems.length === 0 ? text('allSystems') : systems.map(systemName).join(', ')),
      from: 'md',
    },
    {
      key: 'requested',
      title: text('requested'),
      cell: ({ requestedAt }) => <When at={requestedAt} />,
      from: 'sm',
    },
  ];
}
