import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { tiers, type QueueSummary } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Mark } from '../parts/mark.js';
import { partsText } from '../parts/messages.js';
import { Due, When } from '../parts/when.js';
import { queueText } from './messages.js';

type Queue = QueueSummary['queues'][number];

/** Every queue with its true counts, oldest age and next due time. */
export function QueueTable({ queues }: { queues: readonly Queue[] }) {
  const text = useText(queueText);
  return (
    <Table size="small" aria-label={text('queues')}>
      <TableHead>
        <TableRow>
          <TableCell>{text('queueColumn')}</TableCell>
          <TableCell align="right">{text('waiting')}</TableCell>
          <TableCell align="right">{text('claimed')}</TableCell>
          <TableCell align="right">{text('overdueTotal')}</TableCell>
          <TableCell sx={{ display: { xs: 'none', md: 'table-cell' } }}>{text('byTier')}</TableCell>
          <TableCell>{text('oldest')}</TableCell>
          <TableCell>{text('nextDue')}</TableCell>
          <TableCell>
            <span className="visually-hidden">{text('start')}</span>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {queues.map((queue) => (
          <QueueRow key={queue.queue} queue={queue} />
        ))}
      </TableBody>
    </Table>
  );
}

function QueueRow({ queue }: { queue: Queue }) {
  const text = useText(queueText);
  const words = useText(partsText);
  const [locale] = useLocaleState();
  const number = (value: number) => formatNumber(value, locale);
  const filter = encodeURIComponent(JSON.stringify({ queue: queue.queue }));
  return (
    <TableRow hover>
      <TableCell>
        <Link component={RouterLink} to={`/queue?filter=${filter}`} color="inherit" sx={{ fontWeight: 600 }}>
          {queue.queue}
        </Link>
      </TableCell>
      <TableCell align="right">{number(queue.waiting)}</TableCell>
      <TableCell align="right">{number(queue.claimed)}</TableCell>
      <TableCell align="right">
        {queue.overdue > 0 ? <Mark meaning="problem">{number(queue.overdue)}</Mark> : number(0)}
      </TableCell>
      <TableCell sx={{ display: { xs: 'none', md: 'table-cell' } }}>
        {[...tiers]
          .reverse()
          .filter((tier) => (queue.byTier?.[tier] ?? 0) > 0)
          .map((tier) => `${words(`tier.${tier}`)} ${number(queue.byTier?.[tier] ?? 0)}`)
          .join(' · ') || '–'}
      </TableCell>
      <TableCell>
        <When at={queue.oldestAt} />
      </TableCell>
      <TableCell>{queue.nextDueAt === null ? '–' : <Due at={queue.nextDueAt} />}</TableCell>
      <TableCell align="right">
        <Button
          size="small"
          variant="outlined"
          component={RouterLink}
          to={`/review?queue=${queue.queue}`}
          aria-label={text('startIn', { queue: queue.queue })}
          disabled={queue.waiting === 0}
        >
          {text('review')}
        </Button>
      </TableCell>
    </TableRow>
  );
}
