import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { DueStatement } from '@countersign/contracts';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useMay, useSession } from '../api/use-session.js';
import { formatDate } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { attestationsText } from './messages.js';
import { signableScopes } from './signable-scopes.js';

/** How a statement stands, as one of the meanings. */
export const meaningOfStanding: Record<DueStatement['standing'] | 'withdrawn', Meaning> = {
  current: 'ok',
  missing: 'attention',
  expired: 'attention',
  refused: 'problem',
  withdrawn: 'neutral',
};

interface Props {
  items: readonly DueStatement[];
  onSign: (due: DueStatement) => void;
}

type Row = DueStatement & { id: string };
const withId = (item: DueStatement): Row => ({ ...item, id: `${item.requirement} ${item.system ?? ''}` });

/** The statements that requirements ask for; first those that are not current. */
export function DueStatements({ items, onSign }: Props) {
  const text = useText(attestationsText);
  const [search] = useSearchParams();
  const columns = useColumns(onSign);
  const [onlyOpen, setOnlyOpen] = useState(true);
  const requirement = search.get('requirement');
  const asked = items.filter((item) => requirement === null || item.requirement === requirement);
  const open = asked.filter(({ standing }) => standing !== 'current');
  const shown = onlyOpen ? open : asked;
  return (
    <Section
      title={text('due')}
      flush
      aside={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={onlyOpen ? 'open' : 'all'}
          aria-label={text('filter')}
          onChange={(_, next: string | null) => next !== null && setOnlyOpen(next === 'open')}
        >
          <ToggleButton value="open" sx={{ textTransform: 'none', py: 0.25 }}>
            {text('openOnly', { count: open.length })}
          </ToggleButton>
          <ToggleButton value="all" sx={{ textTransform: 'none', py: 0.25 }}>
            {text('all', { count: asked.length })}
          </ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {shown.length === 0 ? (
        <EmptyState title={text('nothingDueTitle')}>{text('nothingDue')}</EmptyState>
      ) : (
        <ListTable label={text('due')} columns={columns} records={shown.map(withId)} />
      )}
    </Section>
  );
}

function useColumns(onSign: Props['onSign']): Column<Row>[] {
  const text = useText(attestationsText);
  const [locale] = useLocaleState();
  const systemName = useSystemName();
  const session = useSession();
  const maySign = useMay('sign', 'Attestation');
  const today = new Date().toISOString().slice(0, 10);
  const columns: Column<Row>[] = [
    {
      key: 'requirement',
      title: text('requirement'),
      cell: ({ requirement, title, appliesFrom }) => (
        <>
          <strong>{requirement}</strong> {title}
          {appliesFrom !== null &&
            appliesFrom > today &&
            ` · ${text('appliesFrom', { date: formatDate(appliesFrom, locale) })}`}
        </>
      ),
    },
    {
      key: 'system',
      title: text('system'),
      cell: ({ system }) => (system === null ? text('allSystems') : systemName(system)),
    },
    { key: 'by', title: text('by'), cell: ({ by }) => by, from: 'md' },
    {
      key: 'standing',
      title: text('standing'),
      cell: ({ standing, expiresAt }) => (
        <>
          <Mark meaning={meaningOfStanding[standing]}>{text(`standing.${standing}`)}</Mark>
          {expiresAt !== null && ` · ${text('expires')} ${formatDate(expiresAt, locale)}`}
        </>
      ),
      nowrap: true,
    },
  ];
  if (!maySign) return columns;
  const sign: Column<Row> = {
    key: 'sign',
    title: text('sign'),
    cell: (item) =>
      signableScopes(session, item).length === 0 ? null : (
        <Button size="small" variant="outlined" color="inherit" onClick={() => onSign(item)}>
          {text(item.standing === 'missing' ? 'sign' : 'signAgain')}
        </Button>
      ),
    align: 'right',
    nowrap: true,
  };
  return [...columns, sign];
}
