import type { UseQueryResult } from '@tanstack/react-query';

/** The last time that something was asked for, whether or not it was answered; moments by the clock of this computer. */
export interface Attempt {
  began: number;
  tookMs: number;
  isUnderWay: boolean;
  /** So many failed one after another; 0 after an answer. */
  failures: number;
  /** When what is shown began to be read; 0 before that. */
  readBegan: number;
  settledAt: number;
}

export const noAttempt: Attempt = {
  began: 0,
  tookMs: 0,
  isUnderWay: false,
  failures: 0,
  readBegan: 0,
  settledAt: 0,
};

/** The last attempt, as a query tells of it now; the same object while there is nothing new. */
export function attemptNow(
  attempt: Attempt,
  {
    isFetching,
    dataUpdatedAt,
    errorUpdatedAt,
  }: Pick<UseQueryResult, 'isFetching' | 'dataUpdatedAt' | 'errorUpdatedAt'>,
  now: number,
): Attempt {
  if (isFetching) return attempt.isUnderWay ? attempt : { ...attempt, began: now, isUnderWay: true };
  const settledAt = Math.max(dataUpdatedAt, errorUpdatedAt);
  if (!attempt.isUnderWay && settledAt === attempt.settledAt) return attempt;
  // What another page has read is shown without being read here; one that was broken off settled nothing.
  const began = attempt.isUnderWay ? attempt.began : settledAt;
  const ended = settledAt === attempt.settledAt ? now : settledAt;
  const isFailed = errorUpdatedAt > dataUpdatedAt;
  return {
    began,
    tookMs: Math.max(0, ended - began),
    isUnderWay: false,
    failures: !isFailed ? 0 : attempt.failures + (settledAt === attempt.settledAt ? 0 : 1),
    readBegan: isFailed || settledAt === attempt.settledAt ? attempt.readBegan : began,
    settledAt,
  };
}
