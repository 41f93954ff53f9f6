import type { EntryView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import type { Column } from '../parts/list/column.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Page } from '../parts/page.js';
import { ShortId } from '../parts/short-id.js';
import { When } from '../parts/when.js';
import { LogStatus } from './log-status.js';
import { acts } from './act-names.js';
import { auditText } from './messages.js';
import { useEntryWords } from './use-entry-words.js';
import { VerifyFileBox } from './verify-file-box.js';

/** The log: its health, and its entries. */
export function EntriesPage() {
  const text = useText(auditText);
  const { actOf, actorOf } = useEntryWords();
  const columns: Column<EntryView>[] = [
    { key: 'action', title: text('act'), cell: (entry) => actOf(entry.action), csv: (entry) => entry.action },
    { key: 'at', title: text('at'), cell: (entry) => <When at={entry.at} />, csv: (entry) => entry.at },
    {
      key: 'actor',
      title: text('actor'),
      cell: (entry) => actorOf(entry, 12),
      csv: (entry) => entry.actor.pseudonym,
    },
    {
      key: 'subject',
      title: text('subject'),
      cell: (entry) => (entry.subject === null ? '–' : <ShortId value={entry.subject} what={text('subject')} />),
      csv: (entry) => entry.subject,
      from: 'sm',
    },
    {
      key: 'index',
      title: text('index'),
      cell: (entry) => entry.index ?? text('pending'),
      csv: (entry) => entry.index,
      align: 'right',
    },
    {
      key: 'leafHash',
      title: text('leafHash'),
      cell: (entry) => <ShortId value={entry.leafHash} what={text('leafHash')} />,
      csv: (entry) => entry.leafHash,
      from: 'lg',
    },
  ];
  return (
    <Page title={text('title')} lead={text('lead')}>
      <LogStatus />
      <KeysetList
        resource="entries"
        label={text('title')}
        columns={columns}
        filters={[
          { source: 'action', label: text('act'), choices: acts.map((value) => ({ value, label: actOf(value) })) },
          { source: 'subject', label: text('subject') },
        ]}
        rowTo={(entry) => `/entries/${entry.id}/show`}
        empty={<EmptyState title={text('emptyTitle')}>{text('empty')}</EmptyState>}
        noMatch={<EmptyState title={text('noMatchTitle')}>{text('noMatch')}</EmptyState>}
      />
      <VerifyFileBox />
    </Page>
  );
}
