import Button from '@mui/material/Button';
import type { DraftListItem } from '@countersign/contracts';
import { Link } from 'react-router';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Page } from '../parts/page.js';
import { When } from '../parts/when.js';
import { draftText } from './draft-messages.js';
import { DraftState } from './draft-state.js';

/** Drafts of policies, newest first. */
export function DraftsPage() {
  const text = useText(draftText);
  const mayDraft = useMay('draft', 'Policy');
  const columns: Column<DraftListItem>[] = [
    { key: 'title', title: text('name'), cell: ({ title }) => title, csv: ({ title }) => title },
    {
      key: 'state',
      title: text('state'),
      cell: ({ state }) => <DraftState state={state} />,
      csv: ({ state }) => state,
    },
    {
      key: 'changed',
      title: text('changed'),
      cell: ({ changedAt }) => <When at={changedAt} />,
      csv: ({ changedAt }) => changedAt,
    },
    {
      key: 'created',
      title: text('created'),
      cell: ({ createdAt }) => <When at={createdAt} />,
      csv: ({ createdAt }) => createdAt,
      from: 'md',
    },
    {
      key: 'activate',
      title: text('comesIntoForce'),
      cell: ({ activatedAt, activateAt }) => <When at={activatedAt ?? activateAt} />,
      csv: ({ activatedAt, activateAt }) => activatedAt ?? activateAt,
      from: 'sm',
    },
  ];
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      actions={
        mayDraft && (
          <Button variant="contained" component={Link} to="/policy-drafts/create">
            {text('begin')}
          </Button>
        )
      }
    >
      <KeysetList
        resource="policy-drafts"
        label={text('title')}
        columns={columns}
        rowTo={({ id }) => `/policy-drafts/${id}/show`}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
      />
    </Page>
  );
}
