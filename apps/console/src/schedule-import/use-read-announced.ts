import type { ScheduleFileView } from '@countersign/contracts';
import { useEffect } from 'react';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { importText } from './messages.js';

/** Tells how many faults files have each time they have been read, or that they have none; undefined while they are read. */
export function useReadAnnounced(view: ScheduleFileView | undefined): void {
  const text = useText(importText);
  const announce = useAnnounce();
  useEffect(() => {
    if (view === undefined) return;
    const { faultsTotal: count, content, counts } = view;
    if (content === null) announce(text('faultCount', { count }));
    else announce(text('readFine', { count: counts['operations'] ?? counts['shifts'] ?? 0 }));
    // Once for each answer, not for another language.
  }, [view]);
}
