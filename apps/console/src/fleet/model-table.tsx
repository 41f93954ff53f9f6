import Box from '@mui/material/Box';
import type { LocalizedText, WorkerView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatNumber } from '../language/format.js';
import { phrase } from '../language/phrase.js';
import { useText } from '../language/use-text.js';
import { Code } from '../parts/code.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { partsText } from '../parts/messages.js';
import { namedIn } from '../parts/named-in.js';
import { shorten } from '../parts/short-id.js';
import { useDeviceName, useModel } from '../parts/use-model.js';
import { When } from '../parts/when.js';
import { fleetText } from './messages.js';
import { groupModels, type ModelGroup, type Readiness } from './model-groups.js';

const meaningOf: Record<Readiness, Meaning> = {
  ready: 'ok',
  partly: 'attention',
  tried: 'attention',
  resting: 'problem',
};

/** Models at work: whether they can be asked, what waits for them and how they fared since their workers started. */
export function ModelTable({ workers }: { workers: readonly WorkerView[] }) {
  const text = useText(fleetText);
  const words = useText(partsText);
  const [locale] = useLocaleState();
  const modelOf = useModel();
  const deviceName = useDeviceName();
  const taskOf = namedIn(partsText, words, 'task');
  const number = (value: number) => formatNumber(value, locale);
  const columns = [
    { key: 'inFlight', title: text('inFlight') },
    { key: 'queued', title: text('queued') },
    { key: 'answered', title: text('answered') },
    { key: 'failed', title: text('failed') },
  ] as const;
  return (
    <ListTable
      label={text('models')}
      records={groupModels(workers)}
      columns={[
        {
          key: 'model',
          title: text('model'),
          cell: ({ model }) => <b>{modelOf(model.name)?.label ?? model.name}</b>,
          below: ({ model, notices }) => (
            <>
              <Box component="span" title={model.revision}>
                <Code>{`${model.name} ${shorten(model.revision)}`}</Code>
              </Box>
              <Notices notices={notices} />
            </>
          ),
          width: '24%',
        },
        {
          key: 'readiness',
          title: text('state'),
          cell: (group) => <Standing group={group} />,
          below: (group) => <LastError group={group} />,
        },
        {
          key: 'task',
          title: text('task'),
          cell: ({ model }) => taskOf(model.task),
          below: ({ model }) => (
            <>
              {deviceName(model.deviceClass)} · <Code>{model.backend}</Code>
            </>
          ),
          width: '15%',
        },
        { key: 'workers', title: text('workers'), cell: (group) => number(group.workers), align: 'right', from: 'md' },
        ...columns.map(({ key, title }) => ({
          key,
          title,
          cell: (group: ModelGroup) => number(group[key]),
          align: 'right' as const,
        })),
      ]}
    />
  );
}

function Standing({ group: { readiness, troubled, workers } }: { group: ModelGroup }) {
  const text = useText(fleetText);
  return (
    <Mark meaning={meaningOf[readiness]}>
      {readiness === 'partly' ? text('model.partly', { troubled, workers }) : text(`model.${readiness}`)}
    </Mark>
  );
}

function Notices({ notices }: { notices: readonly LocalizedText[] }) {
  const [locale] = useLocaleState();
  return notices.map((notice) => (
    <Box key={notice.en} sx={{ mt: 0.5 }}>
      {phrase(notice, locale)}
    </Box>
  ));
}

function LastError({ group: { lastError } }: { group: ModelGroup }) {
  const text = useText(fleetText);
  const words = useText(partsText);
  const outcomeOf = namedIn(partsText, words, 'call');
  if (lastError === null) return null;
  return (
    <Box sx={{ minWidth: 200 }}>
      {text('lastError')} <When at={lastError.at} /> · {outcomeOf(lastError.kind)}
      <br />
      <Code>{lastError.message}</Code>
    </Box>
  );
}
