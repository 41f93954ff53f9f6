import Button from '@mui/material/Button';
import type { CalibrationView } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useMay } from '../api/use-session.js';
import { formatNumber, formatShare } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { useCheckName } from '../parts/check-name.js';
import { ListTable } from '../parts/list/list-table.js';
import { ShortId } from '../parts/short-id.js';
import { To } from '../parts/to.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { calibrationText } from './messages.js';

interface Props {
  items: readonly CalibrationView[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** One row for each AI system, check and target. */
export function CalibrationTable({ items, chosen, onChoose }: Props) {
  const text = useText(calibrationText);
  const [locale] = useLocaleState();
  const systemName = useSystemName();
  const checkName = useCheckName();
  const mayReadLog = useMay('read', 'AuditEntry');
  const digits = (value: number) => formatNumber(value, locale, 3);
  return (
    <ListTable
      label={text('fitted')}
      records={items}
      columns={[
        {
          key: 'system',
          title: text('system'),
          cell: ({ system }) => <b>{systemName(system)}</b>,
          below: ({ check, checkVersion }) => `${checkName(check)} · ${checkVersion}`,
        },
        {
          key: 'target',
          title: text('target'),
          cell: ({ target }) => text(`target.${target}`),
          below: ({ method }) => text(`method.${method}`),
        },
        {
          key: 'labels',
          title: text('labels'),
          cell: ({ labels }) => formatNumber(labels, locale),
          below: ({ positive, labels, target }) =>
            text(`positive.${target}`, { share: formatShare(labels === 0 ? 0 : positive / labels, locale) }),
          align: 'right',
        },
        {
          key: 'error',
          title: text('error'),
          cell: ({ before, after }) =>
            text('beforeAfter', { before: digits(before.expectedError), after: digits(after.expectedError) }),
          align: 'right',
          nowrap: true,
        },
        {
          key: 'brier',
          title: text('brier'),
          cell: ({ before, after }) =>
            text('beforeAfter', { before: digits(before.brier), after: digits(after.brier) }),
          align: 'right',
          nowrap: true,
        },
        { key: 'fittedAt', title: text('fittedAt'), cell: ({ fittedAt }) => <When at={fittedAt} /> },
        {
          key: 'entry',
          title: text('entry'),
          cell: ({ entry }) =>
            mayReadLog ? (
              <To page={`/entries/${entry}/show`}>{text('openEntry')}</To>
            ) : (
              <ShortId value={entry} what={text('entry')} />
            ),
        },
        {
          key: 'diagram',
          title: text('diagram'),
          cell: ({ id, system, check, target }) => (
            <Button
              size="small"
              variant="outlined"
              color={id === chosen ? 'primary' : 'inherit'}
              aria-pressed={id === chosen}
              onClick={() => onChoose(id)}
              sx={{ minHeight: 30, py: 0 }}
            >
              {text(id === chosen ? 'shown' : 'show')}
              <span className="visually-hidden">
                {text('showOf', {
                  system: systemName(system),
                  check: checkName(check),
                  target: text(`target.${target}`),
                })}
              </span>
            </Button>
          ),
        },
      ]}
    />
  );
}
