import type { JobQueueView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useCatalog } from '../api/use-answer.js';
import { formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark } from '../parts/mark.js';
import { namedIn } from '../parts/named-in.js';
import { When } from '../parts/when.js';
import { fleetText } from './messages.js';

/** What waits for workers, for how long already, and what came to no result. */
export function QueueTable({ queues }: { queues: readonly JobQueueView[] }) {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  const number = (value: number) => formatNumber(value, locale);
  const nameOf = useQueueName();
  return (
    <ListTable
      label={text('queues')}
      records={queues.map((queue) => ({ id: queue.queue, ...queue }))}
      columns={[
        { key: 'queue', title: text('queue'), cell: ({ queue }) => <b>{nameOf(queue)}</b> },
        { key: 'waiting', title: text('waiting'), cell: ({ waiting }) => number(waiting), align: 'right' },
        { key: 'running', title: text('busy'), cell: ({ running }) => number(running), align: 'right' },
        { key: 'oldest', title: text('oldest'), cell: ({ oldestAt }) => <When at={oldestAt} /> },
        {
          key: 'withoutResult',
          title: text('withoutResult'),
          cell: (queue) => <WithoutResult queue={queue} />,
          align: 'right',
        },
      ]}
    />
  );
}

const checksPrefix = 'checks-';

/** A queue in words: checks, checks of one class of device, or reports. */
function useQueueName(): (queue: string) => string {
  const text = useText(fleetText);
  const devices = useCatalog().data?.devices ?? [];
  const named = namedIn(fleetText, text, 'queue');
  return (queue) => {
    if (!queue.startsWith(checksPrefix)) return named(queue);
    const device = queue.slice(checksPrefix.length);
    // A queue is named after its class of device, which has a colon that queues may not have.
    const label = devices.find(({ name }) => name.replace(':', '-') === device)?.label ?? device;
    return `${text('queue.checks')} · ${label}`;
  };
}

/** A check without a result is inconclusive, which people decide on; anything else has failed. */
function WithoutResult({ queue }: { queue: JobQueueView }) {
  const text = useText(fleetText);
  const [locale] = useLocaleState();
  const count = formatNumber(queue.failedLastHour, locale);
  if (queue.failedLastHour === 0) return <>{count}</>;
  return queue.queue === 'reports' ? (
    <Mark meaning="problem">{text('failedCount', { count })}</Mark>
  ) : (
    <Mark meaning="unknown">{text('inconclusiveCount', { count })}</Mark>
  );
}
