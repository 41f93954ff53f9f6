import { describe, expect, it } from '@jest/globals';
import { firstIdAt } from './first-id-at.js';
import { newId } from './new-id.js';
import { randomBytes } from './random-bytes.js';

describe('newId', () => {
  it('grows, also within a millisecond and when the clock steps back', () => {
    const now = Date.now() + 1000;
    const clocks = Array.from({ length: 20_000 }, (_, index) => now - (index % 7));
    const ids = clocks.map((clock) => newId(clock));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('is a UUIDv7 of its moment', () => {
    const now = Date.parse('2030-01-01T00:00:00.123Z');
    const id = newId(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
  });
});

describe('firstIdAt', () => {
  it('is no greater than any id of its moment, and greater than those before', () => {
    const now = new Date('2030-01-01T00:00:01.123Z');
    expect(firstIdAt(now) <= newId(now.getTime())).toBe(true);
    const lastBefore = firstIdAt(new Date(now.getTime() - 1)).replace(
      '7000-8000-000000000000',
      '7fff-bfff-ffffffffffff',
    );
    expect(firstIdAt(now) > lastBefore).toBe(true);
  });
});

describe('randomBytes', () => {
  it('never gives the same bytes twice, over many blocks', () => {
    const seen = new Set(Array.from({ length: 5000 }, () => randomBytes(32).toString('hex')));
    expect(seen.size).toBe(5000);
    expect([...seen].every((hex) => hex.length === 64)).toBe(true);
  });

  it('refuses more than a block', () => {
    expect(() => randomBytes(8193)).toThrow('at most 8192 random bytes');
  });
});
