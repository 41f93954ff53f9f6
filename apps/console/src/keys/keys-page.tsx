import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { KeyView } from '@countersign/contracts';
import { useState } from 'react';
import { useRefresh } from 'react-admin';
import { serverClock } from '../api/server-clock.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Mark } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { mono } from '../theme/theme.js';
import { KeyDialog } from './key-dialog.js';
import { keysText } from './messages.js';
import { RevokeDialog } from './revoke-dialog.js';
import { RotateDialog } from './rotate-dialog.js';

function stateOf(key: KeyView): 'active' | 'revoked' | 'expired' {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt !== null && Date.parse(key.expiresAt) < serverClock.now() ? 'expired' : 'active';
}

/** API keys: make one, see who uses which, revoke. */
export function KeysPage() {
  const text = useText(keysText);
  const systemName = useSystemName();
  const refresh = useRefresh();
  const mayManage = useMay('manage', 'Key');
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<KeyView | null>(null);
  const [rotating, setRotating] = useState<KeyView | null>(null);
  const columns: Column<KeyView>[] = [
    { key: 'name', title: text('name'), cell: (key) => <strong>{key.name}</strong>, csv: (key) => key.name },
    {
      key: 'prefix',
      title: text('prefix'),
      cell: (key) => <code style={{ fontFamily: mono }}>{key.prefix}…</code>,
      csv: (key) => key.prefix,
    },
    {
      key: 'scopes',
      title: text('scopes'),
      cell: (key) => key.scopes.map((scope) => text(`scope.${scope}.short`)).join(' · '),
      csv: (key) => key.scopes.join(' '),
    },
    {
      key: 'systems',
      title: text('systems'),
      cell: (key) => (key.systems.length === 0 ? text('allSystems') : key.systems.map(systemName).join(', ')),
      csv: (key) => key.systems.join(' '),
      from: 'md',
    },
    {
      key: 'addresses',
      title: text('addresses'),
      cell: (key) => (key.addresses.length === 0 ? text('anywhere') : key.addresses.join(', ')),
      csv: (key) => key.addresses.join(' '),
      from: 'lg',
    },
    {
      key: 'state',
      title: text('state'),
      cell: (key) => (
        <Mark meaning={stateOf(key) === 'active' ? 'ok' : 'neutral'}>{text(`state.${stateOf(key)}`)}</Mark>
      ),
      csv: stateOf,
    },
    {
      key: 'used',
      title: text('used'),
      cell: (key) => (key.lastUsedAt === null ? text('notUsed') : <When at={key.lastUsedAt} />),
      csv: (key) => key.lastUsedAt,
      from: 'sm',
    },
    {
      key: 'expires',
      title: text('expires'),
      cell: (key) => (key.expiresAt === null ? text('never') : <When at={key.expiresAt} />),
      csv: (key) => key.expiresAt,
      from: 'md',
    },
    {
      key: 'acts',
      title: text('acts'),
      cell: (key) =>
        stateOf(key) === 'active' && mayManage ? (
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button size="small" variant="outlined" color="inherit" onClick={() => setRotating(key)}>
              {text('rotate')}
            </Button>
            <Button size="small" variant="outlined" color="inherit" onClick={() => setRevoking(key)}>
              {text('revoke')}
            </Button>
          </Box>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      actions={
        mayManage && (
          <Button variant="contained" onClick={() => setMaking(true)}>
            {text('make')}
          </Button>
        )
      }
    >
      <KeysetList
        resource="keys"
        label={text('title')}
        columns={columns}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
      />
      {making && (
        <KeyDialog
          onClose={() => {
            setMaking(false);
            refresh();
          }}
        />
      )}
      {rotating && (
        <RotateDialog
          apiKey={rotating}
          onClose={() => {
            setRotating(null);
            refresh();
          }}
        />
      )}
      {revoking && (
        <RevokeDialog
          apiKey={revoking}
          onClose={() => {
            setRevoking(null);
            refresh();
          }}
        />
      )}
    </Page>
  );
}
