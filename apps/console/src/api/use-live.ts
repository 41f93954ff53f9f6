import { useEffect, useSyncExternalStore } from 'react';
import { liveConnection } from './live-connection.js';
import { useMay } from './use-session.js';

/** Whether changes are told; where they are not, pages ask from time to time. */
export const useIsLive = (): boolean => useSyncExternalStore(liveConnection.subscribe, liveConnection.isOpen);

/** Listens for changes as long as the caller is on screen, for people who may see the queue. */
export function useLive(): void {
  const may = useMay('list', 'Review');
  useEffect(() => (may ? liveConnection.start() : undefined), [may]);
}
