import Button from '@mui/material/Button';
import type { ReportView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router';
import { useMay } from '../api/use-session.js';
import { formatDate } from '../language/format.js';
import { languageNames } from '../language/language-names.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Page } from '../parts/page.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { shortFormatName } from './format-name.js';
import { reportsText } from './messages.js';
import { ReportState } from './report-state.js';

/** Reports, newest first. */
export function ReportsPage() {
  const text = useText(reportsText);
  const systemName = useSystemName();
  const [locale] = useLocaleState();
  const mayRequest = useMay('request', 'Report');
  const columns: Column<ReportView>[] = [
    {
      key: 'period',
      title: text('period'),
      cell: (report) => `${formatDate(report.from, locale)} – ${formatDate(lastDay(report.to), locale)}`,
      csv: (report) => `${report.from}/${report.to}`,
    },
    {
      key: 'state',
      title: text('state'),
      cell: (report) => <ReportState state={report.state} />,
      csv: (report) => report.state,
    },
    {
      key: 'systems',
      title: text('systems'),
      cell: (report) => (report.systems.length === 0 ? text('allSystems') : report.systems.map(systemName).join(', ')),
      csv: (report) => report.systems.join(' '),
      from: 'sm',
    },
    {
      key: 'formats',
      title: text('formats'),
      cell: (report) => report.formats.map(shortFormatName).join(', '),
      csv: (report) => report.formats.join(' '),
      from: 'sm',
    },
    {
      key: 'language',
      title: text('language'),
      cell: (report) => languageNames[report.language],
      csv: (report) => report.language,
      from: 'md',
    },
    {
      key: 'requestedBy',
      title: text('requestedBy'),
      cell: (report) =>
        report.schedule ? text('bySchedule', { name: report.schedule.name }) : (report.requestedBy ?? '–'),
      csv: (report) => report.schedule?.name ?? report.requestedBy,
      from: 'lg',
    },
    {
      key: 'created',
      title: text('requested'),
      cell: (report) => <When at={report.createdAt} />,
      csv: (report) => report.createdAt,
    },
  ];
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      actions={
        <>
          <Button variant="outlined" color="inherit" component={Link} to="/report-schedules">
            {text('schedules')}
          </Button>
          {mayRequest && (
            <Button variant="contained" component={Link} to="/reports/create">
              {text('request')}
            </Button>
          )}
        </>
      }
    >
      <KeysetList
        resource="reports"
        label={text('title')}
        columns={columns}
        filters={[{ source: 'mine', label: text('whose'), choices: [{ value: 'true', label: text('mine') }] }]}
        noMatch={<EmptyState title={text('noMatch')}>{text('noMatchDetail')}</EmptyState>}
        rowTo={(report) => `/reports/${report.id}/show`}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
      />
    </Page>
  );
}

/** The last day inside a period whose end is excluded. */
export const lastDay = (to: string): string => new Date(Date.parse(to) - 1).toISOString();
