import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ThreadPlaces } from './thread-places.js';

function places(size: number, mostHolders: number): ThreadPlaces<number> {
  let started = 0;
  return new ThreadPlaces(size, mostHolders, () => started++);
}

describe('ThreadPlaces', () => {
  it('lets models into so many threads only, and takes these for them again', () => {
    const threads = places(3, 1);
    const holder = threads.take(true);
    expect(holder).not.toBeNull();
    expect(threads.take(true)).toBeNull();
    if (holder !== null) threads.giveBack(holder);
    expect([threads.take(false), threads.take(false)]).not.toContain(holder);
    expect(threads.take(true)).toBe(holder);
  });

  it('lets others run where models are when there is no other thread', () => {
    const threads = places(1, 1);
    const only = threads.take(true) ?? -1;
    threads.giveBack(only);
    expect(threads.take(false)).toBe(only);
  });

  it('gives the place of a thread that ended to another', () => {
    const threads = places(1, 1);
    const first = threads.take(true) ?? -1;
    threads.drop(first);
    threads.giveBack(first);
    expect(threads.take(true)).not.toBe(first);
  });

  it('never runs more than it may, never two on one thread, and refuses only when all is taken', () => {
    const acts = fc.array(fc.record({ holds: fc.boolean(), end: fc.nat(20), dies: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), acts, (size, holders, list) => {
        const threads = places(size, Math.min(size, holders));
        const running: number[] = [];
        const loaded = new Set<number>();
        for (const { holds, end, dies } of list) {
          const thread = threads.take(holds);
          if (thread === null) {
            const looking = running.filter((it) => loaded.has(it)).length;
            expect(running.length === size || (holds && looking === Math.min(size, holders))).toBe(true);
          } else {
            expect(running).not.toContain(thread);
            running.push(thread);
            if (holds) loaded.add(thread);
          }
          expect(running.length).toBeLessThanOrEqual(size);
          const [done] = end < running.length ? running.splice(end, 1) : [];
          if (done === undefined) continue;
          if (dies) {
            threads.drop(done);
            loaded.delete(done);
          } else threads.giveBack(done);
          expect(loaded.size).toBeLessThanOrEqual(Math.min(size, holders));
        }
      }),
    );
  });
});
