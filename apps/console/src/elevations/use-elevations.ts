import type { ElevationView } from '@countersign/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';

const key = 'elevations';

/** Roles for a time, of the signed-in person or of everybody, page by page; looked at again while the page is open. */
export function useElevations(of: 'mine' | 'all') {
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: [key, of],
    queryFn: ({ pageParam }) =>
      call('listElevations', { query: { of, limit: 20, ...(pageParam === null ? {} : { after: pageParam }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 10_000,
  });
  const act = useMutation({
    mutationFn: (acting: () => Promise<ElevationView>) => acting(),
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  });
  return { list, act, elevations: list.data?.pages.flatMap(({ items }) => items) };
}

export type Elevations = ReturnType<typeof useElevations>;
