import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { AttestationView } from '@countersign/contracts';
import { may } from '../api/auth-provider.js';
import { useMay, useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Mark } from '../parts/mark.js';
import { shorten } from '../parts/short-id.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { To } from '../parts/to.js';
import { meaningOfStanding } from './due-statements.js';
import { attestationsText } from './messages.js';

/** Every statement that was signed, newest first; those that still count can be withdrawn. */
export function SignedStatements({ onWithdraw }: { onWithdraw: (statement: AttestationView) => void }) {
  const text = useText(attestationsText);
  const systemName = useSystemName();
  const session = useSession();
  const maySign = useMay('sign', 'Attestation');
  const columns: Column<AttestationView>[] = [
    {
      key: 'requirement',
      title: text('requirement'),
      cell: (item) => item.requirement,
      csv: (item) => item.requirement,
    },
    {
      key: 'statement',
      title: text('statement'),
      cell: (item) => item.statement,
      csv: (item) => item.statement,
      from: 'md',
    },
    {
      key: 'system',
      title: text('system'),
      cell: (item) => (item.system === null ? text('allSystems') : systemName(item.system)),
      csv: (item) => item.system ?? '',
    },
    {
      key: 'signer',
      title: text('signer'),
      cell: (item) => item.signer?.name ?? text('erased'),
      csv: (item) => item.signer?.name ?? '',
    },
    { key: 'signed', title: text('signed'), cell: (item) => <When at={item.signedAt} />, csv: (item) => item.signedAt },
    {
      key: 'state',
      title: text('standing'),
      cell: (item) => (
        <>
          <Mark meaning={meaningOfStanding[item.state]}>{text(`standing.${item.state}`)}</Mark>
          {item.state === 'withdrawn' && ` ${text('withdrawnBy', { name: item.withdrawnBy ?? text('erased') })}`}
        </>
      ),
      csv: (item) => item.state,
    },
    {
      key: 'expires',
      title: text('expires'),
      cell: (item) => (item.expiresAt === null ? text('never') : <When at={item.expiresAt} />),
      csv: (item) => item.expiresAt ?? '',
      from: 'lg',
    },
    {
      key: 'entry',
      title: text('entry'),
      cell: (item) => <To page={`/entries/${item.entry}/show`}>{shorten(item.entry)}</To>,
      csv: (item) => item.entry,
      from: 'lg',
    },
    ...(maySign
      ? [
          {
            key: 'withdraw',
            title: text('withdraw'),
            cell: (item: AttestationView) =>
              item.state === 'withdrawn' || !may(session, 'sign', 'Attestation', item.system) ? null : (
                <Button size="small" color="inherit" onClick={() => onWithdraw(item)}>
                  {text('withdraw')}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Typography variant="h2" sx={{ mt: 3, mb: 1.5 }}>
        {text('history')}
      </Typography>
      <KeysetList
        resource="attestations"
        label={text('history')}
        columns={columns}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
      />
    </>
  );
}
