import type { BulkDecisionAnswer, BulkDecisionInput, BulkReading, QueueItem } from '@countersign/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { call } from '../../api/call.js';
import type { ProblemError } from '../../api/problem-error.js';
import type { Result } from './together-results.js';

interface Word extends Pick<BulkDecisionInput, 'outcome'> {
  items: BulkReading['items'];
  reasons: readonly string[];
  comment: string;
}

const bodyOf = ({ items, outcome, reasons, comment }: Word): BulkDecisionInput => ({
  items: items.map(({ submission, binding }) => ({ submission, binding })),
  outcome,
  reasons: reasons.map((code) => ({ code })),
  ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
});

/** Reads the chosen outputs once, sends the word for them, and keeps what became of each. */
export function useTogether(chosen: readonly QueueItem[]) {
  const [locale] = useLocaleState();
  const [asked, setAsked] = useState(() => chosen.map(({ id }) => id));
  const [results, setResults] = useState<readonly Result[]>([]);
  // Read once: what is decided on is what was read, whatever is asked for again meanwhile.
  const reading = useQuery<BulkReading, ProblemError>({
    queryKey: ['together', asked, locale],
    queryFn: ({ signal }) => call('readForBulk', { body: { submissions: asked }, signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
  const decide = useMutation<BulkDecisionAnswer, ProblemError, Word>({
    mutationFn: (word) => call('bulkDecide', { body: bodyOf(word) }),
    onSuccess: (answer) => setResults(answer.results),
  });
  const items = reading.data?.items ?? [];
  const done = new Set(results.filter(({ decided }) => decided).map(({ submission }) => submission));
  const left = asked.filter((id) => !done.has(id));
  return {
    reading,
    items,
    missing: reading.data ? asked.length - items.length : 0,
    decide,
    results,
    left,
    again: () => {
      setAsked(left);
      setResults([]);
      decide.reset();
      void reading.refetch();
    },
  };
}
