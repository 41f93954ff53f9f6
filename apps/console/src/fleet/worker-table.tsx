import Box from '@mui/material/Box';
import type { WorkerView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber, formatShare } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { useDeviceName } from '../parts/use-model.js';
import { When } from '../parts/when.js';
import { fleetText } from './messages.js';

const meaningOf: Record<WorkerView['state'], Meaning> = { running: 'ok', draining: 'attention', lost: 'problem' };

/** Workers with the machine they run on, and how busy they are. */
export function WorkerTable({ workers }: { workers: readonly WorkerView[] }) {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  const deviceName = useDeviceName();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <ListTable
      label={text('workers')}
      records={workers}
      columns={[
        { key: 'host', title: text('worker'), cell: ({ host, pid }) => `${host} · ${pid}` },
        {
          key: 'state',
          title: text('state'),
          cell: ({ state }) => <Mark meaning={meaningOf[state]}>{text(`state.${state}`)}</Mark>,
        },
        {
          key: 'device',
          title: text('device'),
          cell: ({ deviceClass }) => deviceName(deviceClass),
          below: ({ cards }) => (cards.length === 0 ? text('noCard') : cards.join(' · ')),
        },
        { key: 'load', title: text('load'), cell: (worker) => <Load worker={worker} /> },
        { key: 'done', title: text('done'), cell: ({ done }) => number(done), align: 'right' },
        { key: 'failed', title: text('failed'), cell: ({ failed }) => number(failed), align: 'right' },
        { key: 'seen', title: text('seen'), cell: ({ seenAt }) => <When at={seenAt} /> },
        { key: 'started', title: text('started'), cell: ({ startedAt }) => <When at={startedAt} />, from: 'lg' },
        { key: 'version', title: text('version'), cell: ({ version }) => version, from: 'lg' },
      ]}
    />
  );
}

/** Checks under way of those that it runs at once, as words and as a bar; a lost worker has none. */
function Load({ worker: { state, running, threads } }: { worker: WorkerView }) {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  if (state === 'lost' || threads === 0) return <>–</>;
  const share = Math.min(1, running / threads);
  return (
    <Box title={formatShare(share, locale)} sx={{ minWidth: 96 }}>
      <Box sx={{ whiteSpace: 'nowrap' }}>{text('loadOf', { running, threads })}</Box>
      <Box aria-hidden sx={{ height: 4, mt: 0.5, bgcolor: (theme) => theme.colours.line, borderRadius: 2 }}>
        <Box sx={{ height: 4, width: `${share * 100}%`, bgcolor: 'primary.main', borderRadius: 2 }} />
      </Box>
    </Box>
  );
}
