import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { leftOutReason, type TrainingExportView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatBytes, formatDate, formatInstant, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { ReportState } from '../reports/report-state.js';
import { lastDay } from '../reports/reports-page.js';
import { trainingText } from './messages.js';

/** Training exports: what was asked for, how many lines there are, what was left out why, and the files. */
export function ExportTable({ items }: { items: readonly TrainingExportView[] }) {
  const text = useText(trainingText);
  const systemName = useSystemName();
  const [locale] = useLocaleState();
  return (
    <ListTable
      label={text('exports')}
      records={items}
      columns={[
        {
          key: 'form',
          title: text('form'),
          cell: ({ form }) => <b>{text(`form.${form}`)}</b>,
          below: ({ systems, language }) =>
            `${systems.length === 0 ? text('allSystems') : systems.map(systemName).join(', ')} · ${language ?? text('anyLanguage')}`,
        },
        {
          key: 'period',
          title: text('period'),
          cell: ({ from, to }) => `${formatDate(from, locale)} – ${formatDate(lastDay(to), locale)}`,
          from: 'sm',
        },
        {
          key: 'state',
          title: text('state'),
          cell: ({ state }) => <ReportState state={state} />,
          below: ({ failure }) => failure,
        },
        {
          key: 'lines',
          title: text('lines'),
          cell: ({ lines }) => (lines === null ? '–' : formatNumber(lines, locale)),
          align: 'right',
        },
        { key: 'leftOut', title: text('leftOut'), cell: (item) => <LeftOut item={item} />, from: 'md' },
        { key: 'files', title: text('files'), cell: (item) => <Files item={item} /> },
        {
          key: 'requested',
          title: text('requested'),
          cell: ({ createdAt }) => <When at={createdAt} />,
          below: ({ requestedBy }) => requestedBy,
          from: 'lg',
        },
      ]}
    />
  );
}

function LeftOut({ item: { leftOut, lines } }: { item: TrainingExportView }) {
  const text = useText(trainingText);
  const [locale] = useLocaleState();
  const counted = leftOutReason.options.flatMap((reason) => {
    const count = leftOut[reason] ?? 0;
    return count === 0 ? [] : [{ reason, count }];
  });
  if (counted.length === 0) return <>{lines === null ? '–' : text('nothingLeftOut')}</>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {counted.map(({ reason, count }) => (
        <li key={reason}>{`${formatNumber(count, locale)} · ${text(`reason.${reason}`)}`}</li>
      ))}
    </Box>
  );
}

function Files({ item: { files, filesRemovedAt } }: { item: TrainingExportView }) {
  const text = useText(trainingText);
  const [locale] = useLocaleState();
  if (filesRemovedAt !== null) return <>{text('removed', { at: formatInstant(filesRemovedAt, locale) })}</>;
  if (files.length === 0) return <>–</>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
      {files.map(({ name, href, size }) => (
        <li key={name}>
          <Link href={href} download={name}>
            {name}
          </Link>{' '}
          <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {formatBytes(size, locale)}
          </Box>
        </li>
      ))}
    </Box>
  );
}
