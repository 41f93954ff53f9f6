import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReportScheduleView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useRefresh } from 'react-admin';
import { Link } from 'react-router';
import { call } from '../api/call.js';
import { useMay } from '../api/use-session.js';
import { formatInstant } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Mark } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useSystemName } from '../parts/use-system-name.js';
import { DeleteScheduleDialog } from './delete-schedule-dialog.js';
import { shortFormatName } from './format-name.js';
import { reportsText } from './messages.js';
import { schedulesText } from './schedule-messages.js';

/** Schedules of reports: see them, add one, pause, delete. */
export function SchedulesPage() {
  const text = useText(schedulesText);
  const refresh = useRefresh();
  const mayRequest = useMay('request', 'Report');
  const [deleting, setDeleting] = useState<ReportScheduleView | null>(null);
  const pause = useMutation({
    mutationFn: ({ id, paused }: { id: string; paused: boolean }) =>
      call('changeReportSchedule', { params: { id }, body: { paused } }),
    onSuccess: () => refresh(),
  });
  const columns = useColumns({
    mayRequest,
    pending: pause.isPending,
    onPause: (schedule) => pause.mutate({ id: schedule.id, paused: !schedule.paused }),
    onDelete: setDeleting,
  });
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      actions={
        mayRequest && (
          <Button variant="contained" component={Link} to="/report-schedules/create">
            {text('add')}
          </Button>
        )
      }
    >
      {pause.error && <ProblemNotice error={pause.error} />}
      <KeysetList
        resource="report-schedules"
        label={text('title')}
        columns={columns}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
      />
      {deleting && (
        <DeleteScheduleDialog
          schedule={deleting}
          onClose={() => {
            setDeleting(null);
            refresh();
          }}
        />
      )}
    </Page>
  );
}

interface Acts {
  mayRequest: boolean;
  pending: boolean;
  onPause: (schedule: ReportScheduleView) => void;
  onDelete: (schedule: ReportScheduleView) => void;
}

function useColumns({ mayRequest, pending, onPause, onDelete }: Acts): Column<ReportScheduleView>[] {
  const text = useText(schedulesText);
  const reportText = useText(reportsText);
  const systemName = useSystemName();
  const [locale] = useLocaleState();
  return [
    {
      key: 'name',
      title: text('name'),
      cell: (schedule) => <strong>{schedule.name}</strong>,
      csv: (schedule) => schedule.name,
    },
    {
      key: 'period',
      title: text('period'),
      cell: (schedule) => text(`period.${schedule.period}`),
      below: (schedule) => schedule.timeZone,
      csv: (schedule) => schedule.period,
    },
    {
      key: 'next',
      title: text('next'),
      cell: ({ next, timeZone, paused }) =>
        paused || next === null ? (
          <Mark meaning="neutral">{text('paused')}</Mark>
        ) : (
          formatInstant(next.to, locale, timeZone)
        ),
      csv: ({ next }) => next?.to ?? null,
    },
    {
      key: 'systems',
      title: text('systems'),
      cell: ({ systems }) => (systems.length === 0 ? reportText('allSystems') : systems.map(systemName).join(', ')),
      csv: ({ systems }) => systems.join(' '),
      from: 'md',
    },
    {
      key: 'formats',
      title: reportText('formats'),
      cell: ({ formats }) => formats.map(shortFormatName).join(', '),
      csv: ({ formats }) => formats.join(' '),
      from: 'lg',
    },
    {
      key: 'recipients',
      title: text('recipients'),
      cell: ({ recipients }) => (recipients.length === 0 ? '–' : recipients.map(({ name }) => name).join(', ')),
      csv: ({ recipients }) => recipients.map(({ name }) => name).join(' '),
      from: 'md',
    },
    {
      key: 'acts',
      title: text('acts'),
      cell: (schedule) =>
        mayRequest ? (
          <Box
            sx={{
              display: 'flex',
              gap: 1,
              flexWrap: { xs: 'wrap', md: 'nowrap' },
              '& button': { whiteSpace: 'nowrap' },
            }}
          >
            <Button
              size="small"
              variant="outlined"
              color="inherit"
              disabled={pending}
              onClick={() => onPause(schedule)}
            >
              {text(schedule.paused ? 'resume' : 'pause')}
            </Button>
            <Button size="small" color="inherit" onClick={() => onDelete(schedule)}>
              {text('delete')}
            </Button>
          </Box>
        ) : (
          '–'
        ),
    },
  ];
}
