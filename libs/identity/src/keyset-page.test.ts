import { describe, expect, it } from '@jest/globals';
import { pageOfRows, pageValues } from './keyset-page.js';

const row = (id: number) => ({
  id: `00000000-0000-7000-8000-${String(id).padStart(12, '0')}`,
  createdAt: new Date(Date.UTC(2026, 0, 1) - id),
});
const rows = [1, 2, 3].map(row);

describe('a keyset page', () => {
  it('shows what was asked for and goes on after its last row', () => {
    const page = pageOfRows(rows, { limit: 2 }, ({ id }) => id);
    expect(page.items).toEqual([row(1).id, row(2).id]);
    expect(pageValues({ limit: 5, after: page.next ?? '' })).toEqual([row(2).createdAt.toISOString(), row(2).id, 6]);
  });

  it.each([3, 4])('is the last one when no row is left of %d', (limit) => {
    expect(pageOfRows(rows, { limit }, ({ id }) => id)).toEqual({ items: rows.map(({ id }) => id), next: null });
  });

  it('starts at the start', () => {
    expect(pageValues({ limit: 5 })).toEqual([null, null, 6]);
    expect(pageOfRows([], { limit: 5 }, ({ id }) => id)).toEqual({ items: [], next: null });
  });

  it.each([
    '',
    'abc',
    '%%%',
    Buffer.from(`1.${row(1).id}'; drop table person`).toString('base64url'),
    Buffer.from(`9999999999999999.${row(1).id}`).toString('base64url'),
    Buffer.from(`-1.${row(1).id}`).toString('base64url'),
  ])('refuses the cursor %j', (after) => {
    expect(() => pageValues({ limit: 5, after })).toThrow(expect.objectContaining({ code: 'invalid-query' }));
  });
});
