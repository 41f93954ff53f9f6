import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { GoldItemView, Page } from '@countersign/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';
import type { ProblemError } from '../api/problem-error.js';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { partsText } from '../parts/messages.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { useSystemName } from '../parts/use-system-name.js';
import { GoldForm } from './gold-form.js';
import { qualityText } from './messages.js';

/** Gold items, how often they were shown and decided rightly, and the way to a new one. */
export function GoldItems() {
  const text = useText(qualityText);
  return (
    <Section title={text('gold')} flush>
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, pt: 2 }}>
        {text('goldEmpty')}
      </Typography>
      <GoldForm />
      <GoldPages />
    </Section>
  );
}

function GoldPages() {
  const words = useText(partsText);
  const pages = useInfiniteQuery<Page<GoldItemView>, ProblemError>({
    queryKey: ['route', 'listGoldItems', 'pages'],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      call('listGoldItems', {
        query: { limit: 50, ...(typeof pageParam === 'string' ? { after: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <SkeletonRows rows={3} />;
  return (
    <>
      {items.length > 0 && <GoldTable items={items} />}
      {pages.error && (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
        </Box>
      )}
      {pages.hasNextPage && (
        <Box sx={{ px: 2, py: 1 }}>
          <Button
            variant="outlined"
            color="inherit"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {words('loadMore')}
          </Button>
        </Box>
      )}
    </>
  );
}

function GoldTable({ items }: { items: GoldItemView[] }) {
  const text = useText(qualityText);
  const words = useText(partsText);
  const systemName = useSystemName();
  const cache = useQueryClient();
  const retire = useMutation({
    mutationFn: (id: string) => call('retireGoldItem', { params: { id } }),
    onSuccess: () => void cache.invalidateQueries(),
  });
  return (
    <>
      {retire.error && (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={retire.error} />
        </Box>
      )}
      <ListTable
        label={text('gold')}
        records={items}
        columns={[
          {
            key: 'output',
            title: text('output'),
            cell: ({ title }) => <b>{title}</b>,
            below: ({ system }) => systemName(system),
          },
          { key: 'known', title: text('known'), cell: ({ outcome }) => words(`outcome.${outcome}`) },
          {
            key: 'verdict',
            title: text('verdict'),
            cell: ({ verdictRight }) => text(verdictRight ? 'verdictRight' : 'verdictWrong'),
          },
          { key: 'shown', title: text('shown'), cell: ({ shown }) => shown, align: 'right' },
          {
            key: 'right',
            title: text('right'),
            cell: ({ right, decided }) => text('of', { hits: right, of: decided }),
            align: 'right',
          },
          {
            key: 'retire',
            title: text('retire'),
            cell: ({ id, title, retiredAt }) =>
              retiredAt === null ? (
                <Button
                  size="small"
                  color="inherit"
                  aria-label={text('retireOf', { title })}
                  disabled={retire.isPending}
                  onClick={() => retire.mutate(id)}
                >
                  {text('retire')}
                </Button>
              ) : (
                text('retired')
              ),
          },
        ]}
      />
    </>
  );
}
