import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.js';

/** Refusals are final; only an unreachable or busy server is asked again, twice. */
const worthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof ProblemError && (error.status === 0 || error.status === 503);

/** The one cache of what the API answered. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 5_000, refetchOnWindowFocus: false } },
});
