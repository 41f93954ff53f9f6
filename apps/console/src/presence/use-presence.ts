import type { PresenceView } from '@countersign/contracts';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { call } from '../api/call.js';
import type { ProblemError } from '../api/problem-error.js';
import { useAnswer } from '../api/use-answer.js';
import { useMay } from '../api/use-session.js';
import { useAfter } from '../parts/use-after.js';

/** Well within the minute that a sign of life lasts; tabs that nobody looks at give none. */
const everyMs = 20_000;
const firstMs = 1_000;

/** Says that the reader looks at an open review as long as the caller is on screen, and answers who else does. */
export function usePresence(submission: string): PresenceView | undefined {
  // Who steps from item to item does not look at each, and the page is drawn first.
  const isHere = useAfter(firstMs);
  const enabled = useMay('read', 'Review') && isHere;
  // Each place has its own answer and forgets it: what a lead was told before a claim may not be for them under it.
  const place = useId();
  return useQuery<PresenceView, ProblemError>({
    queryKey: ['presence', place, submission],
    queryFn: ({ signal }) => call('notePresence', { params: { id: submission }, signal }),
    enabled,
    refetchInterval: everyMs,
    gcTime: 0,
  }).data;
}

/** Who is at which review of the queue, by submission. */
export function useQueuePresence(): ReadonlyMap<string, PresenceView> {
  const enabled = useMay('list', 'Review');
  const items = useAnswer('listPresence', {}, { enabled, every: everyMs }).data?.items ?? [];
  return new Map(items.map((view) => [view.submission, view]));
}
