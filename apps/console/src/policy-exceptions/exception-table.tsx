import Box from '@mui/material/Box';
import type { ExceptionView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import type { Column } from '../parts/list/column.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { When } from '../parts/when.js';
import { mono } from '../theme/theme.js';
import { exceptionsText } from './messages.js';

const meanings: Record<ExceptionView['state'], Meaning> = {
  requested: 'attention',
  standing: 'ok',
  ended: 'neutral',
  lapsed: 'neutral',
};

interface Props {
  exceptions: readonly ExceptionView[];
  act: (exception: ExceptionView) => ReactNode;
}

/** Policy exceptions: which rule, for what, by whom, why, until when. */
export function ExceptionTable({ exceptions, act }: Props) {
  const text = useText(exceptionsText);
  const columns: Column<ExceptionView>[] = [
    {
      key: 'rule',
      title: text('rule'),
      cell: ({ rule }) => (
        <Box component="code" sx={{ fontFamily: mono, fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
          {rule}
        </Box>
      ),
      below: ({ reason }) => reason,
    },
    { key: 'system', title: text('system'), cell: ({ system }) => system },
    {
      key: 'state',
      title: text('state'),
      cell: ({ state }) => <Mark meaning={meanings[state]}>{text(`state.${state}`)}</Mark>,
    },
    { key: 'days', title: text('days'), cell: ({ days }) => days, align: 'right', from: 'lg' },
    {
      key: 'before',
      title: text('approvedBefore'),
      cell: ({ approvedBefore }) => approvedBefore,
      align: 'right',
      from: 'lg',
    },
    { key: 'requester', title: text('requestedBy'), cell: ({ requestedBy }) => requestedBy.name, from: 'md' },
    { key: 'approver', title: text('approvedBy'), cell: ({ approvedBy }) => approvedBy?.name ?? '–', from: 'md' },
    { key: 'until', title: text('until'), cell: ({ until, endedAt }) => <When at={endedAt ?? until} />, from: 'sm' },
    { key: 'act', title: text('act'), cell: act },
  ];
  return <ListTable label={text('title')} records={exceptions} columns={columns} />;
}
