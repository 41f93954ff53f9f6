import type { Action, SessionView, SubjectType } from '@countersign/contracts';
import { useSyncExternalStore } from 'react';
import { may } from './auth-provider.js';
import { sessionStore } from './session-store.js';

/** The session of this tab, null while signed out. */
export function useSession(): SessionView | null {
  return useSyncExternalStore(sessionStore.subscribe, sessionStore.get);
}

/** Whether the signed-in person may do that act to some thing of that type. */
export function useMay(action: Action, subject: SubjectType): boolean {
  return may(useSession(), action, subject);
}
