import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { waitingAgeHours, type QueueFlow } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { formatDuration, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { FigureTable } from '../parts/figure-table.js';
import { queueFlowText } from './messages.js';

const hourMs = 3_600_000;

/** Names of the ages between which waiting reviews are counted. */
function useAgeNames(): string[] {
  const text = useText(queueFlowText);
  const [locale] = useLocaleState();
  const said = waitingAgeHours.map((hours) => formatDuration(hours * hourMs, locale));
  return [
    text('under', { to: said[0] ?? '' }),
    ...said.slice(1).map((to, index) => text('between', { from: said[index] ?? '', to })),
    text('over', { from: said.at(-1) ?? '' }),
  ];
}

/** What waits now: a histogram of ages for each queue, drawn in the cells of a table. */
export function WaitingTable({ waiting }: Pick<QueueFlow, 'waiting'>) {
  const text = useText(queueFlowText);
  const [locale] = useLocaleState();
  const ages = useAgeNames();
  const most = Math.max(1, ...waiting.flatMap(({ byAge }) => byAge));
  if (waiting.length === 0)
    return <Box sx={{ p: 2, color: 'text.secondary', fontSize: '0.875rem' }}>{text('waitingNone')}</Box>;
  return (
    <FigureTable
      label={text('waiting')}
      head={[text('queue'), ...ages]}
      figuresFrom={1}
      rows={waiting.map(({ queue, byAge }) => ({
        key: queue,
        cells: [
          <Link
            key="queue"
            component={RouterLink}
            to={`/queue?filter=${encodeURIComponent(JSON.stringify({ queue }))}`}
          >
            {queue}
          </Link>,
          ...byAge.map((count, age) => (
            <Box key={ages[age]} sx={{ display: 'grid', justifyItems: 'end', alignContent: 'end', minHeight: 52 }}>
              <Column share={count / most} />
              {formatNumber(count, locale)}
            </Box>
          )),
        ],
      }))}
    />
  );
}

function Column({ share }: { share: number }) {
  return (
    <Box
      aria-hidden
      sx={{
        width: 40,
        height: share === 0 ? 0 : Math.max(2, Math.round(share * 32)),
        bgcolor: (theme) => theme.colours.accentWash,
        border: share === 0 ? 'none' : '1px solid',
        borderColor: (theme) => theme.colours.accent,
      }}
    />
  );
}
