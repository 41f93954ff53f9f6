import type { LiveTopic } from '@countersign/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { attemptNow, noAttempt } from './attempt.js';
import { isCountedBefore } from './counted-before.js';
import { isVisible } from './is-visible.js';
import { restAfter } from './rest-after.js';
import { serverClock } from './server-clock.js';
import { useToldAt } from './use-live.js';

type Counted = Pick<
  UseQueryResult<{ countedAt: string }>,
  'data' | 'isFetching' | 'dataUpdatedAt' | 'errorUpdatedAt' | 'refetch'
>;

/**
 * Whether something of a topic changed, or may have, since what is shown was counted, which may be a while before it was read; with
 * `itself` it is then read anew after a rest, until it is as new.
 */
export function useNewer(
  topic: LiveTopic,
  { data, isFetching, dataUpdatedAt, errorUpdatedAt, refetch }: Counted,
  { itself = false }: { itself?: boolean } = {},
): boolean {
  const toldAt = useToldAt(topic);
  const [attempt, setAttempt] = useState(noAttempt);
  useEffect(() => {
    setAttempt((last) => attemptNow(last, { isFetching, dataUpdatedAt, errorUpdatedAt }, Date.now()));
  }, [isFetching, dataUpdatedAt, errorUpdatedAt]);
  const { began, tookMs, failures, isUnderWay, readBegan } = attempt;
  const isNewer =
    data !== undefined && isCountedBefore(toldAt, { countedAt: serverClock.here(data.countedAt), readBegan });
  useEffect(() => {
    if (!itself || !isNewer || isFetching || isUnderWay) return;
    const timer = setTimeout(
      () => isVisible() && void refetch({ cancelRefetch: false }),
      restAfter(tookMs, Date.now() - began - tookMs, failures),
    );
    return () => clearTimeout(timer);
    // What was told anew sets the timer of a tab again that was not looked at when its time came.
  }, [itself, isNewer, isFetching, isUnderWay, began, tookMs, failures, refetch, toldAt]);
  return isNewer;
}
