import { flowFreshSeconds, liveTopics, routes, type LiveTopic, type RouteName } from '@countersign/contracts';
import type { Query } from '@tanstack/react-query';
import { isVisible } from './is-visible.js';
import { queryClient } from './query-client.js';
import { spaced } from './spaced.js';

/** Whether changes are told. `lost`: they are not, and it is tried again. */
export type LiveState = 'connecting' | 'open' | 'lost';

const spaceMs = 15_000;
/** Tabs that hear the same do not all ask at once. */
const spreadMs = 2000;
/** A connection that was refused is tried again after this; until then pages ask by themselves. */
const againMs = 60_000;

interface Renewal {
  /** What is read anew when something of the topic changed. */
  names: readonly RouteName[];
  /** So long after it was told: the server answers with what it read a moment before. */
  afterMs: number;
}

/** Coverage is dear: its pages hear that it changed, and choose when to read it anew. */
const renewals: Record<LiveTopic, Renewal> = {
  queue: { names: ['summarizeQueue', 'listQueue', 'listPresence'], afterMs: 0 },
  alarms: { names: ['listAlarms'], afterMs: 0 },
  fleet: { names: ['listWorkers'], afterMs: 0 },
  flow: { names: ['getQueueFlow'], afterMs: flowFreshSeconds * 1000 },
  coverage: { names: [], afterMs: 0 },
};

function readAnew({ names, afterMs }: Renewal): void {
  const known: readonly unknown[] = names;
  const predicate = ({ queryKey: [kind, name] }: Query): boolean => kind === 'route' && known.includes(name);
  // What is being read already is not asked for again: a slow answer would never come.
  const read = () => queryClient.invalidateQueries({ predicate }, { cancelRefetch: false });
  // A tab that is looked at again hears of everything.
  setTimeout(() => void (isVisible() && read()), afterMs + Math.random() * spreadMs);
}

const listeners = new Set<() => void>();
const toldAt = new Map<LiveTopic, number>();
const spacedRenewals = new Map(liveTopics.map((topic) => [topic, spaced(() => readAnew(renewals[topic]), spaceMs)]));

function tell(): void {
  for (const listener of listeners) listener();
}

/** Notes that something of a topic changed. */
function hear(topic: LiveTopic): void {
  toldAt.set(topic, Date.now());
  spacedRenewals.get(topic)?.();
  tell();
}

/** What changed a moment before the server was asked may be missing still; pages ask once a minute as well. */
const readMissed = spaced(() => {
  for (const topic of liveTopics) readAnew({ ...renewals[topic], afterMs: 0 });
}, spaceMs);

/** Takes everything as changed: what changed while nobody listened was not told. Somebody has just come to look, and does not wait. */
function hearAll(): void {
  for (const topic of liveTopics) toldAt.set(topic, Date.now());
  readMissed();
  tell();
}

let source: EventSource | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let state: LiveState = 'connecting';
let wasOpen = false;

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  tell();
}

function close(): void {
  clearTimeout(timer);
  source?.close();
  source = null;
}

function connect(): void {
  close();
  if (state === 'open') setState('connecting');
  const events = new EventSource(routes.streamEvents.path);
  source = events;
  events.addEventListener('open', () => {
    setState('open');
    if (wasOpen) hearAll();
    wasOpen = true;
  });
  events.addEventListener('error', () => {
    const isRefused = events.readyState === EventSource.CLOSED;
    // Streams end from time to time, and the browser connects again: only if that fails the connection is lost.
    setState(isRefused || state !== 'open' ? 'lost' : 'connecting');
    if (isRefused) timer = setTimeout(connect, againMs);
  });
  for (const topic of liveTopics) events.addEventListener(topic, () => hear(topic));
}

/** Only tabs that are looked at listen: browsers have few connections to one host. */
const followTab = (): void => {
  close();
  if (isVisible()) connect();
  else setState('connecting');
};

/** The tab's one connection for events of what changed; answers that they concern are read anew. */
export const liveConnection = {
  state: (): LiveState => state,
  /** When something of a topic last changed, or may have, by the clock of this computer; 0 where nothing was told. */
  toldAt: (topic: LiveTopic): number => toldAt.get(topic) ?? 0,
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
      setState('connecting');
    };
  },
};
