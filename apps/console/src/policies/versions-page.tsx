import type { PolicyVersionView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Mark } from '../parts/mark.js';
import { Page } from '../parts/page.js';
import { shorten } from '../parts/short-id.js';
import { To } from '../parts/to.js';
import { When } from '../parts/when.js';
import { policiesText } from './messages.js';

/** A version as a row of a list: its digest is its id. */
type VersionRow = PolicyVersionView & { id: string };

/** Who approved the draft that brought a version, or read what the folder brought. */
const secondPerson = ({ draft, confirmation }: PolicyVersionView): string | null =>
  confirmation?.by.name ?? draft?.approvedBy?.name ?? null;

/** Policies that were in force, newest first. */
export function VersionsPage() {
  const text = useText(policiesText);
  const columns: Column<VersionRow>[] = [
    { key: 'digest', title: text('digest'), cell: ({ digest }) => shorten(digest), csv: ({ digest }) => digest },
    {
      key: 'state',
      title: text('state'),
      cell: ({ inForce }) => <Mark meaning={inForce ? 'ok' : 'neutral'}>{text(inForce ? 'inForce' : 'former')}</Mark>,
      csv: ({ inForce }) => (inForce ? 'in-force' : 'former'),
    },
    {
      key: 'since',
      title: text('since'),
      cell: ({ activeSince }) => <When at={activeSince} />,
      csv: ({ activeSince }) => activeSince,
    },
    {
      key: 'draft',
      title: text('broughtBy'),
      cell: ({ draft }) =>
        draft === null ? text('byFolder') : <To page={`/policy-drafts/${draft.id}/show`}>{draft.title}</To>,
      csv: ({ draft }) => draft?.id ?? null,
      from: 'sm',
    },
    {
      key: 'secondPerson',
      title: text('secondPerson'),
      cell: (version) =>
        version.needsConfirmation ? <Mark meaning="attention">{text('notYet')}</Mark> : (secondPerson(version) ?? '–'),
      csv: (version) => (version.needsConfirmation ? null : secondPerson(version)),
      from: 'sm',
    },
  ];
  return (
    <Page title={text('versionsTitle')} lead={text('versionsLead')}>
      <KeysetList
        resource="policy-versions"
        label={text('versionsTitle')}
        columns={columns}
        rowTo={({ digest }) => `/policy-versions/${digest}/show`}
        empty={<EmptyState title={text('noVersionsTitle')}>{text('noVersions')}</EmptyState>}
      />
    </Page>
  );
}
