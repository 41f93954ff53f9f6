import type { SubmissionListItem } from '@countersign/contracts';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { useSubmissionFilters } from '../parts/list/use-catalog-filters.js';
import { StateMark, TierMark } from '../parts/marks.js';
import { partsText } from '../parts/messages.js';
import { Page } from '../parts/page.js';
import { ShortId } from '../parts/short-id.js';
import { useSystemName } from '../parts/use-system-name.js';
import { When } from '../parts/when.js';
import { submitCommand } from '../queue/submit-command.js';
import { submissionsText } from './messages.js';

/** Every submission, filtered and by keyset pages. */
export function SubmissionsPage() {
  const text = useText(submissionsText);
  const filters = useSubmissionFilters(useCatalog().data);
  return (
    <Page title={text('title')} lead={text('lead')}>
      <KeysetList
        resource="submissions"
        label={text('title')}
        columns={useColumns()}
        filters={filters}
        views="submissions"
        rowTo={(item) => `/submissions/${item.id}/show`}
        empty={
          <EmptyState title={text('emptyTitle')} command={submitCommand(window.location.origin)}>
            {text('empty')}
          </EmptyState>
        }
        noMatch={<EmptyState title={text('noMatchTitle')}>{text('noMatch')}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<SubmissionListItem>[] {
  const text = useText(submissionsText);
  const words = useText(partsText);
  const systemName = useSystemName();
  return [
    {
      key: 'title',
      title: text('name'),
      cell: (item) => item.title,
      below: (item) => `${words(`modality.${item.modality}`)} · ${systemName(item.system)}`,
      csv: (item) => item.title,
      width: '34%',
    },
    { key: 'state', title: text('state'), cell: (item) => <StateMark state={item.state} />, csv: (item) => item.state },
    { key: 'tier', title: text('tier'), cell: (item) => <TierMark tier={item.tier} />, csv: (item) => item.tier },
    {
      key: 'modality',
      title: text('modality'),
      cell: (item) => words(`modality.${item.modality}`),
      csv: (item) => item.modality,
      optional: true,
    },
    {
      key: 'system',
      title: text('system'),
      cell: (item) => systemName(item.system),
      csv: (item) => item.system,
      optional: true,
    },
    {
      key: 'queue',
      title: text('queue'),
      cell: (item) => item.queue ?? '–',
      csv: (item) => item.queue,
      from: 'lg',
      optional: true,
    },
    {
      key: 'version',
      title: text('version'),
      cell: (item) => item.version,
      csv: (item) => item.version,
      align: 'right',
      optional: true,
    },
    {
      key: 'created',
      title: text('created'),
      cell: (item) => <When at={item.createdAt} />,
      csv: (item) => item.createdAt,
    },
    {
      key: 'decided',
      title: text('decided'),
      cell: (item) => <When at={item.decidedAt} />,
      csv: (item) => item.decidedAt,
      from: 'lg',
    },
    {
      key: 'id',
      title: text('id'),
      cell: (item) => <ShortId value={item.id} what={text('id')} />,
      csv: (item) => item.id,
      from: 'lg',
    },
    {
      key: 'digest',
      title: text('digest'),
      cell: (item) => <ShortId value={item.contentDigest} what={text('digest')} />,
      csv: (item) => item.contentDigest,
      optional: true,
    },
  ];
}
