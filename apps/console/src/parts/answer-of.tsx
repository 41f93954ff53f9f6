import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice.js';
import { SkeletonRows } from './skeleton-rows.js';

interface Props<T> {
  query: UseQueryResult<T>;
  rows?: number;
  children: (answer: NonNullable<T>) => ReactNode;
}

/** Shows an answer once it is there; before that its skeleton, or the problem with a way to try again. */
export function AnswerOf<T>({ query, rows = 6, children }: Props<T>) {
  if (query.data !== undefined && query.data !== null) return <>{children(query.data)}</>;
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <SkeletonRows rows={rows} />;
}
