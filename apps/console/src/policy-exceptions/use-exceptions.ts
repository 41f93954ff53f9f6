import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';

const key = ['policy-exceptions'];

/** Policy exceptions, newest first, page by page; looked at again while the page is open. */
export function useExceptions() {
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      call('listPolicyExceptions', { query: { limit: 20, ...(pageParam === null ? {} : { after: pageParam }) } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 10_000,
  });
  return {
    list,
    exceptions: list.data?.pages.flatMap(({ items }) => items),
    readAgain: () => client.invalidateQueries({ queryKey: key }),
  };
}
