import Box from '@mui/material/Box';
import type { OpenSessionView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark } from '../parts/mark.js';
import { When } from '../parts/when.js';
import { accountText } from './messages.js';

interface Props {
  label: string;
  sessions: readonly OpenSessionView[];
  /** What can be done about a session. */
  act?: (session: OpenSessionView) => ReactNode;
}

/** Open sessions: where, by what, since when. */
export function SessionTable({ label, sessions, act }: Props) {
  const text = useText(accountText);
  const means = (session: OpenSessionView) => session.means.map((one) => text(`means.${one}`)).join(' + ');
  return (
    <ListTable
      label={label}
      records={sessions}
      columns={[
        {
          key: 'device',
          title: text('device'),
          cell: ({ device, current }) => (
            <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 1 }}>
              {device ?? text('unknownDevice')}
              {current && <Mark meaning="ok">{text('current')}</Mark>}
            </Box>
          ),
        },
        {
          key: 'network',
          title: text('network'),
          cell: ({ network }) => network ?? text('unknownNetwork'),
          from: 'sm',
        },
        { key: 'means', title: text('means'), cell: means, from: 'sm' },
        { key: 'opened', title: text('opened'), cell: ({ createdAt }) => <When at={createdAt} />, from: 'md' },
        { key: 'seen', title: text('seen'), cell: ({ lastSeenAt }) => <When at={lastSeenAt} /> },
        { key: 'ends', title: text('ends'), cell: ({ expiresAt }) => <When at={expiresAt} />, from: 'lg' },
        ...(act ? [{ key: 'end', title: text('end'), cell: act }] : []),
      ]}
    />
  );
}
