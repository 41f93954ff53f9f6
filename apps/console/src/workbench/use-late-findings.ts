import type { ClaimView } from '@countersign/contracts';
import { useEffect } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { useAfter } from '../parts/use-after.js';

const everyMs = 20_000;

/** How many findings the server holds that the reviewer has not been shown; looked at every 20 seconds. */
export function useLateFindings(view: ClaimView, onLate: (count: number) => void): number {
  // The claim came with those of now.
  const enabled = useAfter(everyMs);
  const current = useAnswer('listFindings', { params: { id: view.submission.id } }, { enabled, every: everyMs });
  const shown = new Set(view.findings.map(({ id }) => id));
  const count = current.data?.items.filter(({ id }) => !shown.has(id)).length ?? 0;
  useEffect(() => {
    if (count > 0) onLate(count);
    // Announced once for each new count.
  }, [count]);
  return count;
}
