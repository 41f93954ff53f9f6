import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { liveTopics, ProductError, type LiveTopic } from '@countersign/contracts';
import { findLiveSessions, type Session } from '@countersign/identity';
import type { Readable } from 'node:stream';
import { Product } from '../product.js';
import { LiveStream } from './live-stream.js';
import { mayHear } from './may-hear.js';
import { readChanges, type Change, type Changes } from './read-changes.js';

const everyMs = 2000;
const beatMs = 10_000;
/** An entry whose id was made before others may be committed after them: so far back is looked again. */
const overlapMs = 10_000;
/** After this a client connects again, with the rights that it has then. */
const longestMs = 15 * 60_000;
const mostOfPerson = 6;
const mostOfProcess = 1000;

const tooMany = () =>
  new ProductError(
    'rate-limited',
    {
      en: 'Too many live connections are open. Close some tabs; pages are renewed without one, too, if more seldom.',
      'zh-TW': '即時連線數已達上限。請關閉部分分頁；沒有即時連線時頁面仍會更新，只是較不頻繁。',
    },
    { retryAfter: 60 },
  );

const closing = () =>
  new ProductError(
    'overloaded',
    { en: 'This process is closing. Connect again in a moment.', 'zh-TW': '此程序正在關閉，請稍後重新連線。' },
    { retryAfter: 3 },
  );

/** What happened lately, as it was seen last. */
interface Seen {
  at: number;
  keys: ReadonlySet<string>;
  fleet: string;
}

/** Looks every two seconds whether anything changed, once for all who listen and only while somebody does, and tells them. */
@Injectable()
export class LiveEvents implements BeforeApplicationShutdown {
  private readonly streams = new Set<LiveStream>();
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private closing = false;
  private seen: Seen | null = null;
  private beatenAt = 0;

  constructor(private readonly product: Product) {}

  /** Events for one tab, until the session ends, the client hangs up, a quarter of an hour is over, or the process stops. */
  open(session: Session): Readable {
    const own = [...this.streams].filter(({ actor }) => actor.id === session.actor.id).length;
    if (this.closing) throw closing();
    if (own >= mostOfPerson || this.streams.size >= mostOfProcess) throw tooMany();
    const stream = new LiveStream(session, Date.now() + longestMs, () => this.streams.delete(stream));
    this.streams.add(stream);
    // Before the first look, what changes is not seen: whoever hears the beginning may rely on what comes after it.
    if (this.seen !== null) stream.begin();
    if (this.timer === null) {
      this.timer = setInterval(() => void this.look(), everyMs);
      void this.look();
    }
    return stream.body;
  }

  /** Before the server is closed, which waits for what is under way. */
  beforeApplicationShutdown(): void {
    this.closing = true;
    this.stop();
    for (const stream of this.streams) stream.end();
  }

  private stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.seen = null;
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    if (this.streams.size === 0) {
      this.stop();
      return;
    }
    this.looking = true;
    const now = new Date();
    this.beat(now.getTime());
    try {
      // Who begins to listen while the database is asked was not asked about.
      const asked = [...this.streams];
      const sessions = [...new Set(asked.map(({ session }) => session))];
      const since = new Date((this.seen?.at ?? now.getTime()) - overlapMs);
      const [live, changes] = await this.product.db.read(
        async (tx) => [await findLiveSessions(tx, sessions, now), await readChanges(tx, since, now)] as const,
      );
      for (const stream of asked) if (!live.has(stream.session)) stream.end();
      this.tell(changes, now.getTime());
    } catch {
      // The database is away for a moment: readiness tells of it, and the next round asks again.
    } finally {
      this.looking = false;
    }
  }

  /** Whether or not the database answers: those whose time is over are ended, and proxies see that the others live. */
  private beat(now: number): void {
    const isTime = now - this.beatenAt >= beatMs;
    if (isTime) this.beatenAt = now;
    for (const stream of this.streams) {
      if (stream.until < now) stream.end();
      else if (isTime) stream.beat();
    }
  }

  private tell({ changes, fleet }: Changes, at: number): void {
    const { seen } = this;
    this.seen = { at, keys: new Set(changes.map(({ key }) => key)), fleet };
    const fresh = seen === null ? [] : distinct(changes.filter(({ key }) => !seen.keys.has(key)));
    const isFleetChanged = seen !== null && seen.fleet !== fleet;
    for (const stream of this.streams) {
      stream.begin();
      const isTold = (topic: LiveTopic): boolean =>
        topic === 'fleet'
          ? isFleetChanged && mayHear(stream.actor, topic, null)
          : fresh.some(({ topics, about }) => topics.includes(topic) && mayHear(stream.actor, topic, about));
      for (const topic of liveTopics) if (isTold(topic)) stream.tell(topic);
    }
  }
}

/** One of the changes that are alike in all that decides who hears of them. */
const distinct = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [JSON.stringify([change.topics, change.about]), change])).values(),
];
