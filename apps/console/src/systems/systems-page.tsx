import Button from '@mui/material/Button';
import type { SystemView } from '@countersign/contracts';
import { Link } from 'react-router';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Page } from '../parts/page.js';
import { When } from '../parts/when.js';
import { StopsSection } from '../stops/stops-section.js';
import { systemsText } from './messages.js';

/** The registered AI systems. */
export function SystemsPage() {
  const text = useText(systemsText);
  const mayManage = useMay('manage', 'System');
  const columns: Column<SystemView>[] = [
    { key: 'name', title: text('name'), cell: (system) => system.name, csv: (system) => system.name },
    { key: 'slug', title: text('slug'), cell: (system) => system.slug, csv: (system) => system.slug },
    {
      key: 'role',
      title: text('role'),
      cell: (system) => text(`role.${system.role}`),
      csv: (system) => system.role,
      from: 'sm',
    },
    {
      key: 'risk',
      title: text('riskClass'),
      cell: (system) => text(`risk.${system.riskClass}`),
      csv: (system) => system.riskClass,
    },
    {
      key: 'created',
      title: text('created'),
      cell: (system) => <When at={system.createdAt} />,
      csv: (system) => system.createdAt,
      from: 'md',
    },
  ];
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      actions={
        mayManage && (
          <Button variant="contained" component={Link} to="/systems/create">
            {text('register')}
          </Button>
        )
      }
    >
      <StopsSection />
      <KeysetList
        resource="systems"
        label={text('title')}
        columns={columns}
        {...(mayManage ? { rowTo: (system: SystemView) => `/systems/${system.id}` } : {})}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
      />
    </Page>
  );
}
