import type { OpenSessionView, Page } from '@countersign/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';

type ReadPage = (query: { after?: string }) => Promise<Page<OpenSessionView>>;

/** Open sessions under a name, page by page, and acts that end some of them. */
export function useSessions(key: string, read: ReadPage) {
  const client = useQueryClient();
  const queryKey = ['sessions', key];
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam === null ? {} : { after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const act = useMutation({
    mutationFn: (end: () => Promise<unknown>) => end(),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return { list, act, sessions: list.data?.pages.flatMap(({ items }) => items) };
}

export type OpenSessions = ReturnType<typeof useSessions>;

/** The sessions of the signed-in person. */
export const useOwnSessions = () => useSessions('own', (query) => call('listSessions', { query }));
