import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Page } from '@countersign/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ProblemError } from '../../api/problem-error.js';
import { useText } from '../../language/use-text.js';
import { partsText } from '../messages.js';
import { ProblemNotice } from '../problem-notice.js';
import { SkeletonRows } from '../skeleton-rows.js';

interface Props<T> {
  /** Name of the route; what changes items invalidates it. */
  name: string;
  load: (page: { limit: number; after?: string }, signal: AbortSignal) => Promise<Page<T>>;
  /** Shown when there is nothing. */
  empty?: ReactNode;
  /** Milliseconds between re-reads, which what was read last decides; false or absent for none. */
  every?: (items: readonly T[]) => number | false;
  children: (items: T[]) => ReactNode;
}

/** The pages of a route that is no resource of react-admin, one after the other as the reader asks for more. */
export function RoutePages<T>({ name, load, empty = null, every, children }: Props<T>) {
  const words = useText(partsText);
  const pages = useInfiniteQuery<Page<T>, ProblemError>({
    queryKey: ['route', name, 'pages'],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      load({ limit: 50, ...(typeof pageParam === 'string' ? { after: pageParam } : {}) }, signal),
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => every?.(state.data?.pages.flatMap((page) => page.items) ?? []) ?? false,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <SkeletonRows rows={3} />;
  return (
    <>
      {items.length > 0 ? children(items) : !pages.error && empty}
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
