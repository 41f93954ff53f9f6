import type { LiveTopic } from '@countersign/contracts';
import { useEffect, useSyncExternalStore } from 'react';
import { liveConnection, type LiveState } from './live-connection.js';
import { useSession } from './use-session.js';

export const useLiveState = (): LiveState => useSyncExternalStore(liveConnection.subscribe, liveConnection.state);

/** Whether changes are told; where they are not, pages ask from time to time. */
export const useIsLive = (): boolean => useLiveState() === 'open';

/** When something of a topic last changed, or may have; 0 where nothing was told. */
export const useToldAt = (topic: LiveTopic): number =>
  useSyncExternalStore(liveConnection.subscribe, () => liveConnection.toldAt(topic));

/** Listens for changes as long as the caller is on screen and somebody is signed in. */
export function useLive(): void {
  const isSignedIn = useSession() !== null;
  useEffect(() => (isSignedIn ? liveConnection.start() : undefined), [isSignedIn]);
}
