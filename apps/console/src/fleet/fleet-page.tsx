import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { JobQueueView, WorkerView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useAnswer } from '../api/use-answer.js';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { EmptyState } from '../parts/empty-state.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { Section } from '../parts/section.js';
import { When } from '../parts/when.js';
import { fleetText } from './messages.js';

const meaningOf: Record<WorkerView['state'], Meaning> = { running: 'ok', draining: 'attention', lost: 'problem' };

const isQueue = (name: string): name is 'checks' | 'reports' => name === 'checks' || name === 'reports';

/** Workers seen lately and the queues they work on, renewed every ten seconds. */
export function FleetPage() {
  const text = useText(fleetText);
  const fleet = useAnswer('listWorkers', {}, { every: 10_000 });
  return (
    <Needs right={['read', 'Fleet']}>
      <Page title={text('title')} lead={text('lead')}>
        <AnswerOf query={fleet}>
          {({ items, queues }) => (
            <>
              <Section title={text('queues')} flush>
                {queues.length === 0 ? (
                  <Typography color="textSecondary" variant="body2" sx={{ p: 2 }}>
                    {text('noQueue')}
                  </Typography>
                ) : (
                  <Queues queues={queues} />
                )}
              </Section>
              <Section title={text('workers')} flush>
                {items.length === 0 ? (
                  <EmptyState title={text('emptyTitle')} command="npm start">
                    {text('empty')}
                  </EmptyState>
                ) : (
                  <Workers workers={items} />
                )}
              </Section>
            </>
          )}
        </AnswerOf>
      </Page>
    </Needs>
  );
}

function Queues({ queues }: { queues: readonly JobQueueView[] }) {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <Table size="small" aria-label={text('queues')}>
      <TableHead>
        <TableRow>
          <TableCell>{text('queue')}</TableCell>
          <TableCell align="right">{text('waiting')}</TableCell>
          <TableCell align="right">{text('busy')}</TableCell>
          <TableCell>{text('oldest')}</TableCell>
          <TableCell align="right">{text('withoutResult')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {queues.map((queue) => (
          <TableRow key={queue.queue}>
            <TableCell sx={{ fontWeight: 600 }}>
              {isQueue(queue.queue) ? text(`queue.${queue.queue}`) : queue.queue}
            </TableCell>
            <TableCell align="right">{number(queue.waiting)}</TableCell>
            <TableCell align="right">{number(queue.running)}</TableCell>
            <TableCell>
              <When at={queue.oldestAt} />
            </TableCell>
            <TableCell align="right">
              <WithoutResult queue={queue} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** A check without a result is inconclusive, which people decide on; anything else has failed. */
function WithoutResult({ queue }: { queue: JobQueueView }) {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  const count = formatNumber(queue.failedLastHour, locale);
  if (queue.failedLastHour === 0) return <>{count}</>;
  return queue.queue === 'checks' ? (
    <Mark meaning="unknown">{text('inconclusiveCount', { count })}</Mark>
  ) : (
    <Mark meaning="problem">{text('failedCount', { count })}</Mark>
  );
}

function Workers({ workers }: { workers: readonly WorkerView[] }) {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <ListTable
      label={text('workers')}
      records={workers}
      columns={[
        { key: 'host', title: text('worker'), cell: (worker) => `${worker.host} · ${worker.pid}` },
        {
          key: 'state',
          title: text('state'),
          cell: (worker) => <Mark meaning={meaningOf[worker.state]}>{text(`state.${worker.state}`)}</Mark>,
        },
        { key: 'device', title: text('device'), cell: (worker) => worker.deviceClass.toUpperCase() },
        { key: 'running', title: text('busy'), cell: (worker) => number(worker.running), align: 'right' },
        { key: 'done', title: text('done'), cell: (worker) => number(worker.done), align: 'right' },
        { key: 'failed', title: text('failed'), cell: (worker) => number(worker.failed), align: 'right' },
        { key: 'seen', title: text('seen'), cell: (worker) => <When at={worker.seenAt} /> },
        { key: 'started', title: text('started'), cell: (worker) => <When at={worker.startedAt} />, from: 'lg' },
        { key: 'version', title: text('version'), cell: (worker) => worker.version, from: 'lg' },
      ]}
    />
  );
}
