import Button from '@mui/material/Button';
import type { IncidentView } from '@countersign/contracts';
import { Link } from 'react-router';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Mark } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { Clock } from './clock.js';
import { incidentsText } from './messages.js';

/** Serious incidents with their running clocks. */
export function IncidentsPage() {
  const text = useText(incidentsText);
  const systemName = useSystemName();
  const mayManage = useMay('manage', 'Incident');
  const columns: Column<IncidentView>[] = [
    { key: 'title', title: text('name'), cell: (item) => item.title, csv: (item) => item.title },
    { key: 'class', title: text('class'), cell: (item) => text(`class.${item.class}`), csv: (item) => item.class },
    {
      key: 'clock',
      title: text('clock'),
      cell: (item) => <Clock clock={item.clock} />,
      csv: (item) => item.clock.dueAt,
    },
    {
      key: 'state',
      title: text('state'),
      cell: (item) => (
        <Mark meaning={item.closedAt === null ? 'attention' : 'neutral'}>
          {text(item.closedAt === null ? 'state.open' : 'state.closed')}
        </Mark>
      ),
      csv: (item) => (item.closedAt === null ? 'open' : 'closed'),
    },
    {
      key: 'systems',
      title: text('systems'),
      cell: (item) => item.systems.map(systemName).join(' · '),
      csv: (item) => item.systems.join(' '),
      from: 'md',
    },
    {
      key: 'aware',
      title: text('awareAt'),
      cell: (item) => <When at={item.awareAt} />,
      csv: (item) => item.awareAt,
      from: 'lg',
    },
  ];
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      actions={
        mayManage && (
          <Button variant="contained" component={Link} to="/incidents/create">
            {text('open')}
          </Button>
        )
      }
    >
      <KeysetList
        resource="incidents"
        label={text('title')}
        columns={columns}
        rowTo={(item) => `/incidents/${item.id}/show`}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
      />
    </Page>
  );
}
