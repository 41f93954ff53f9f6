import Button from '@mui/material/Button';
import { bulkMost, type QueueItem } from '@countersign/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCatalog } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { useRowSelection } from '../parts/list/use-row-selection.js';
import { Page } from '../parts/page.js';
import { useKey } from '../parts/use-key.js';
import { useQueueFilters } from '../parts/list/use-catalog-filters.js';
import { queueText } from './messages.js';
import { submitCommand } from './submit-command.js';
import { againstChoosing } from './together/against-choosing.js';
import { ChosenBar } from './together/chosen-bar.js';
import { togetherText } from './together/messages.js';
import { TogetherDialog } from './together/together-dialog.js';
import { useQueueColumns } from './use-queue-columns.js';

/** Everything that waits for a decision, filtered and by keyset pages. */
export function QueuePage() {
  const text = useText(queueText);
  const words = useText(togetherText);
  const catalog = useCatalog();
  const filters = useQueueFilters(catalog.data);
  const columns = useQueueColumns();
  const navigate = useNavigate();
  const mayReview = useMay('claim', 'Review');
  const mayTogether = useMay('decide', 'Review') && (catalog.data?.bulkTiers.length ?? 0) > 0;
  const selection = useRowSelection(bulkMost);
  const [together, setTogether] = useState<readonly QueueItem[] | null>(null);
  const cache = useQueryClient();
  const closeTogether = (left: readonly string[]) => {
    selection.choose(left);
    setTogether(null);
    void cache.invalidateQueries();
  };
  useKey('n', () => {
    if (mayReview) void navigate('/review');
  });
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      actions={
        mayReview && (
          <Button variant="contained" component={Link} to="/review" aria-keyshortcuts="n">
            {text('start')}
          </Button>
        )
      }
    >
      <KeysetList
        resource="queue"
        label={text('title')}
        columns={columns}
        filters={filters}
        views="queue"
        rowTo={(item) => (mayReview ? `/review/${item.id}` : `/submissions/${item.id}/show`)}
        choosing={
          mayTogether
            ? {
                selection,
                against: (item: QueueItem) => {
                  const why = againstChoosing(item, catalog.data);
                  return why && words(`against.${why}`);
                },
                nameOf: (item) => item.title,
                bar: (chosen) => <ChosenBar chosen={chosen} selection={selection} onRead={setTogether} />,
              }
            : undefined
        }
        empty={
          <EmptyState title={text('emptyTitle')} command={submitCommand(window.location.origin)}>
            {text('empty')}
          </EmptyState>
        }
        noMatch={<EmptyState title={text('noMatchTitle')}>{text('noMatch')}</EmptyState>}
      />
      {together && <TogetherDialog chosen={together} onClose={closeTogether} />}
    </Page>
  );
}
