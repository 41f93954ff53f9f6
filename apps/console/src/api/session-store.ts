import type { SessionView } from '@countersign/contracts';

type Listener = (session: SessionView | null) => void;

let current: SessionView | null = null;
let language = 'en';
const listeners = new Set<Listener>();

/** The signed-in session of this tab; its CSRF token lives in memory only. */
export const sessionStore = {
  get: (): SessionView | null => current,
  set(session: SessionView | null): void {
    current = session;
    for (const listener of listeners) listener(session);
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** The language that the server is asked to answer in. */
  language: (): string => language,
  setLanguage(next: string): void {
    language = next;
  },
};
