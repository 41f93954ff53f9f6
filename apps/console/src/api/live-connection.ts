import { liveTopics, routes, type LiveTopic, type RouteName } from '@countersign/contracts';
import type { Query } from '@tanstack/react-query';
import { queryClient } from './query-client.js';
import { spaced } from './spaced.js';

const spaceMs = 15_000;
/** Tabs that hear the same do not all ask at once. */
const spreadMs = 2000;
/** A connection that was refused is tried again after this; until then pages ask by themselves. */
const againMs = 60_000;

/** What is read anew when something of a topic changed. */
const concerned: Record<LiveTopic, readonly RouteName[]> = {
  queue: ['summarizeQueue', 'listQueue', 'listPresence'],
  alarms: ['listAlarms'],
  fleet: ['listWorkers'],
};

function readAnew(topic: LiveTopic): void {
  const names: readonly unknown[] = concerned[topic];
  const predicate = ({ queryKey: [kind, name] }: Query): boolean => kind === 'route' && names.includes(name);
  // What is being read already is not asked for again: a slow answer would never come.
  const read = () => queryClient.invalidateQueries({ predicate }, { cancelRefetch: false });
  setTimeout(() => void read(), Math.random() * spreadMs);
}

const renew = Object.fromEntries(liveTopics.map((topic) => [topic, spaced(() => readAnew(topic), spaceMs)])) as Record<
  LiveTopic,
  () => void
>;

let source: EventSource | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let [isOpen, wasOpen] = [false, false];
const listeners = new Set<() => void>();

function setOpen(next: boolean): void {
  if (next === isOpen) return;
  isOpen = next;
  for (const listener of listeners) listener();
}

function close(): void {
  clearTimeout(timer);
  source?.close();
  source = null;
  setOpen(false);
}

function connect(): void {
  close();
  const events = new EventSource(routes.streamEvents.path);
  source = events;
  events.addEventListener('open', () => {
    setOpen(true);
    // What changed while nobody listened was not told.
    if (wasOpen) for (const topic of liveTopics) renew[topic]();
    wasOpen = true;
  });
  events.addEventListener('error', () => {
    setOpen(false);
    if (events.readyState === EventSource.CLOSED) timer = setTimeout(connect, againMs);
  });
  for (const topic of liveTopics) events.addEventListener(topic, () => renew[topic]());
}

/** Only tabs that are looked at listen: browsers have few connections to one host. */
const followTab = (): void => {
  if (document.visibilityState === 'visible') connect();
  else close();
};

/** The tab's one connection for events of what changed; answers that they concern are read anew. */
export const liveConnection = {
  isOpen: (): boolean => isOpen,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Listens until the answered function is called. */
  start(): () => void {
    document.addEventListener('visibilitychange', followTab);
    followTab();
    return () => {
      document.removeEventListener('visibilitychange', followTab);
      wasOpen = false;
      close();
    };
  },
};
