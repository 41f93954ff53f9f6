import type { RouteName } from '@countersign/contracts';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import type { Answer } from './answers.js';
import { call, type CallInput } from './call.js';
import { ProblemError } from './problem-error.js';
import { useIsLive } from './use-live.js';

/** How often is asked for what a live connection tells of: it may have missed something. */
const liveEveryMs = 60_000;

interface Options<T> {
  enabled?: boolean;
  /** Milliseconds between re-reads, which the last answer may decide; false or absent for none. */
  every?: number | false | ((last: T | undefined) => number | false);
  /** Changes of it are told while there is a live connection, so that it is asked for more seldom. */
  live?: boolean;
  /** Keep the former answer while another one is being read. */
  keep?: boolean;
}

/** Reads a route, cached by its input and the chosen language (sentences come from the server). */
export function useAnswer<N extends RouteName>(
  name: N,
  input: Omit<CallInput<N>, 'signal'> = {},
  { enabled = true, every = false, live = false, keep = false }: Options<Answer<N>> = {},
): UseQueryResult<Answer<N>, ProblemError> {
  const [locale] = useLocaleState();
  const isTold = useIsLive() && live;
  return useQuery<Answer<N>, ProblemError>({
    queryKey: ['route', name, input.params ?? null, input.query ?? null, locale],
    queryFn: ({ signal }) => call(name, { ...input, signal }),
    enabled,
    refetchInterval: isTold ? liveEveryMs : typeof every === 'function' ? ({ state }) => every(state.data) : every,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Modalities, checks, queues, reasons and systems: the server's lists, never mirrored here. */
export const useCatalog = () => useAnswer('getCatalog');
