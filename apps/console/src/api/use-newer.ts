import type { LiveTopic } from '@countersign/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isVisible } from './is-visible.js';
import { restAfter } from './rest-after.js';
import { useToldAt } from './use-live.js';

/** When what is shown began to be read, and how long that took. */
interface Read {
  began: number;
  tookMs: number;
}

/** Whether something of a topic changed, or may have, since an answer that is dear began to be read; with `itself` it is then read anew after a rest. */
export function useNewer(
  topic: LiveTopic,
  { isFetching, dataUpdatedAt, refetch }: Pick<UseQueryResult, 'isFetching' | 'dataUpdatedAt' | 'refetch'>,
  { itself = false }: { itself?: boolean } = {},
): boolean {
  const toldAt = useToldAt(topic);
  const began = useRef(0);
  const [read, setRead] = useState<Read>({ began: 0, tookMs: 0 });
  useEffect(() => {
    if (isFetching) began.current = Date.now();
  }, [isFetching]);
  useEffect(() => {
    if (dataUpdatedAt === 0) return;
    // What another page has read is shown without being read here.
    const from = began.current === 0 ? dataUpdatedAt : began.current;
    setRead({ began: from, tookMs: Math.max(0, dataUpdatedAt - from) });
  }, [dataUpdatedAt]);
  const isNewer = read.began > 0 && toldAt > read.began;
  useEffect(() => {
    if (!itself || !isNewer || isFetching) return;
    const timer = setTimeout(
      () => isVisible() && void refetch({ cancelRefetch: false }),
      restAfter(read.tookMs, Date.now() - read.began - read.tookMs),
    );
    return () => clearTimeout(timer);
  }, [itself, isNewer, isFetching, read, refetch, toldAt]);
  return isNewer;
}
