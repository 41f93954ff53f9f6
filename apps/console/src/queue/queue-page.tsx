import Button from '@mui/material/Button';
import { Link, useNavigate } from 'react-router';
import { useCatalog } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { KeysetList } from '../parts/list/keyset-list.js';
import { Page } from '../parts/page.js';
import { useKey } from '../parts/use-key.js';
import { useQueueFilters } from '../parts/list/use-catalog-filters.js';
import { queueText } from './messages.js';
import { submitCommand } from './submit-command.js';
import { useQueueColumns } from './use-queue-columns.js';

/** Everything that waits for a decision, filtered and by keyset pages. */
export function QueuePage() {
  const text = useText(queueText);
  const catalog = useCatalog();
  const filters = useQueueFilters(catalog.data);
  const columns = useQueueColumns();
  const navigate = useNavigate();
  const mayReview = useMay('claim', 'Review');
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
        rowTo={(item) => (mayReview ? `/review/${item.id}` : `/submissions/${item.id}/show`)}
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
