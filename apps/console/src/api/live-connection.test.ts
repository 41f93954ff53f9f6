import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { liveConnection } from './live-connection.js';
import { queryClient } from './query-client.js';

/** What a browser offers of an event stream, with the hands of a server. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 0;
  constructor(readonly url: string) {
    super();
    Source.all.push(this);
  }
  say(type: string, readyState = 1): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event(type));
  }
  close(): void {
    this.readyState = Source.CLOSED;
  }
}

class Tab extends EventTarget {
  visibilityState = 'visible';
  show(visibilityState: string): void {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const newest = (): Source => Source.all.at(-1) as Source;

describe('liveConnection', () => {
  let tab: Tab;
  let stop: () => void;
  const asked: string[] = [];
  beforeEach(() => {
    jest.useFakeTimers();
    [tab, Source.all, asked.length] = [new Tab(), [], 0];
    Object.assign(globalThis, { EventSource: Source, document: tab });
    for (const name of ['getQueueFlow', 'listWorkers', 'getCoverageMatrix'])
      queryClient.setQueryData(['route', name, null, null, 'en'], {});
    jest.spyOn(queryClient, 'invalidateQueries').mockImplementation((filters) => {
      for (const query of queryClient.getQueryCache().findAll(filters)) asked.push(String(query.queryKey[1]));
      return Promise.resolve();
    });
    stop = liveConnection.start();
  });
  afterEach(() => {
    stop();
    jest.runOnlyPendingTimers();
    jest.restoreAllMocks();
    jest.useRealTimers();
    queryClient.clear();
    Reflect.deleteProperty(globalThis, 'EventSource');
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('reads the flow anew once for many events, when the server no longer tells what it read before', () => {
    newest().say('open');
    for (let count = 0; count < 50; count += 1) newest().say('flow');
    jest.advanceTimersByTime(14_999);
    expect(asked).toEqual([]);
    jest.advanceTimersByTime(2_001);
    expect(asked).toEqual(['getQueueFlow']);
    jest.advanceTimersByTime(60_000);
    expect(asked).toEqual(['getQueueFlow', 'getQueueFlow']);
  });

  it('reads no coverage, and says when it changed', () => {
    newest().say('open');
    const before = liveConnection.toldAt('coverage');
    jest.advanceTimersByTime(5000);
    newest().say('coverage');
    jest.advanceTimersByTime(120_000);
    expect([asked, liveConnection.toldAt('coverage') > before]).toEqual([[], true]);
  });

  it('neither listens nor asks while nobody looks at the tab, and takes everything as changed afterwards', () => {
    newest().say('open');
    newest().say('flow');
    tab.show('hidden');
    expect([newest().readyState, liveConnection.state()]).toEqual([Source.CLOSED, 'connecting']);
    jest.advanceTimersByTime(120_000);
    expect([asked, Source.all.length]).toEqual([[], 1]);
    tab.show('visible');
    const told = liveConnection.toldAt('coverage');
    newest().say('open');
    jest.advanceTimersByTime(2000);
    expect([asked.toSorted(), liveConnection.toldAt('coverage') > told]).toEqual([
      ['getQueueFlow', 'listWorkers'],
      true,
    ]);
    // A connection that comes and goes is no reason to ask each time.
    for (let count = 0; count < 5; count += 1) {
      newest().say('error', 0);
      newest().say('open');
    }
    jest.advanceTimersByTime(2000);
    expect(asked).toHaveLength(2);
    jest.advanceTimersByTime(13_000);
    expect(asked).toHaveLength(4);
  });

  it('is lost when it cannot be had again, and not when a stream ends', () => {
    expect(liveConnection.state()).toBe('connecting');
    newest().say('open');
    expect(liveConnection.state()).toBe('open');
    newest().say('error', 0);
    expect(liveConnection.state()).toBe('connecting');
    newest().say('error', 0);
    expect(liveConnection.state()).toBe('lost');
    newest().say('open');
    expect(liveConnection.state()).toBe('open');
    newest().say('error', Source.CLOSED);
    expect([liveConnection.state(), Source.all.length]).toEqual(['lost', 1]);
    jest.advanceTimersByTime(60_000);
    expect(Source.all).toHaveLength(2);
  });
});
