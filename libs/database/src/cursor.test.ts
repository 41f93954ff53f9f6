import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor } from './cursor.js';

const id = '0193a000-0000-7000-8000-000000000000';

describe('decodeCursor', () => {
  it.each(['2026-11-24T09:00:00.000Z', '2026-11-24 09:00:00.123456+00', '2024-02-29 23:59:59-11:30'])(
    'reads the instant %s',
    (instant) => {
      expect(decodeCursor(encodeCursor([instant, id]), 'instant', 'uuid')).toEqual([instant, id]);
    },
  );

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-24T24:00:00Z',
    '2026-11-24T09:60:00Z',
    '0000-01-01T00:00:00Z',
    '2026-11-24T09:00:00+19:00',
    '2026-11-24',
    "2026-11-24T09:00:00Z'; drop table person",
  ])('refuses the instant %s', (instant) => {
    expect(() => decodeCursor(encodeCursor([instant, id]), 'instant', 'uuid')).toThrow(
      expect.objectContaining({ code: 'invalid-query' }),
    );
  });

  it('refuses what is no cursor, and one of another list', () => {
    for (const cursor of ['', '%%%', 'abc', encodeCursor([id]), encodeCursor([id, '2026-11-24T09:00:00Z'])]) {
      expect(() => decodeCursor(cursor, 'instant', 'uuid')).toThrow(
        expect.objectContaining({ code: 'invalid-query', status: 400 }),
      );
    }
  });
});
