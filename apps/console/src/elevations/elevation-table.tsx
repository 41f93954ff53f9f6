import type { ElevationView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import type { Column } from '../parts/list/column.js';
import { ListTable } from '../parts/list/list-table.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { When } from '../parts/when.js';
import { useRoleName } from '../people/use-role-name.js';
import { elevationsText } from './messages.js';

const meanings: Record<ElevationView['state'], Meaning> = {
  asked: 'attention',
  active: 'ok',
  ended: 'neutral',
  lapsed: 'neutral',
};

interface Props {
  elevations: readonly ElevationView[];
  withPerson: boolean;
  act: (elevation: ElevationView) => ReactNode;
}

/** Roles for a time: whose, what, what for, until when. */
export function ElevationTable({ elevations, withPerson, act }: Props) {
  const text = useText(elevationsText);
  const roleName = useRoleName();
  const person: Column<ElevationView> = {
    key: 'person',
    title: text('person'),
    cell: (elevation) => elevation.person.name,
  };
  const role = (elevation: ElevationView) =>
    elevation.system === null
      ? roleName(elevation.role)
      : text('ofSystem', { role: roleName(elevation.role), system: elevation.system });
  const columns: Column<ElevationView>[] = [
    ...(withPerson ? [person] : []),
    { key: 'role', title: text('role'), cell: role },
    {
      key: 'state',
      title: text('state'),
      cell: ({ state }) => <Mark meaning={meanings[state]}>{text(`state.${state}`)}</Mark>,
    },
    { key: 'minutes', title: text('minutes'), cell: ({ minutes }) => minutes, align: 'right', from: 'sm' },
    { key: 'reason', title: text('reason'), cell: ({ reason }) => reason, from: 'md' },
    { key: 'asked', title: text('asked'), cell: ({ askedAt }) => <When at={askedAt} />, from: 'md' },
    { key: 'approver', title: text('approver'), cell: ({ approvedBy }) => approvedBy?.name ?? '–', from: 'lg' },
    { key: 'ends', title: text('ends'), cell: ({ endsAt, endedAt }) => <When at={endedAt ?? endsAt} />, from: 'sm' },
    { key: 'act', title: text('act'), cell: act },
  ];
  return <ListTable label={text('title')} records={elevations} columns={columns} />;
}
