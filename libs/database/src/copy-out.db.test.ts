import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@countersign/testing';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

/** Rows of many lengths, so that they break over the chunks of the connection in many places. */
const query = `
select n - 5000, case when n % 3 > 0 then repeat('名a', (n % 700)::int) end, sha256(n::text::bytea),
  ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2026-11-24T08:00:00Z'::timestamptz + n * interval '1 ms',
  json_build_object('n', n)
from generate_series(1::bigint, 10000) n order by n`;

describe('copyOut', () => {
  it('hands over every row as an ordinary query answers it', async () => {
    const rows: unknown[][] = [];
    await test.db.copyOut(query, 6, (row) => {
      rows.push([
        row.integer(0),
        row.isNull(1) ? null : row.text(1),
        Buffer.from(row.bytes(2)),
        row.uuid(3),
        new Date(row.milliseconds(4)),
        JSON.parse(row.text(5)),
      ]);
    });
    const { rows: expected } = await test.db.pool.query<unknown[]>({ text: query, rowMode: 'array' });
    expect(rows).toEqual(expected.map(([n, ...others]) => [Number(n), ...others]));
  });

  it('hands over nothing where there is nothing, and whole milliseconds only where they are whole', async () => {
    const times: number[] = [];
    await test.db.copyOut('select 1 where false', 1, () => times.push(0));
    const odd = `select timestamptz '2026-11-24T08:00:00.000001Z'`;
    await test.db.copyOut(odd, 1, (row) => times.push(row.milliseconds(0)));
    expect(times).toHaveLength(1);
    expect(Number.isInteger(times[0])).toBe(false);
  });

  it('fails with the database, or with whoever looks at the rows, and leaves the pool usable', async () => {
    const broken = 'select 1 / (5000 - n) from generate_series(1, 6000) n';
    await expect(test.db.copyOut(broken, 1, () => undefined)).rejects.toThrow('division by zero');
    const refuse = (): void => {
      throw new Error('seen enough');
    };
    await expect(test.db.copyOut(query, 6, refuse)).rejects.toThrow('seen enough');
    const answers = await Promise.all(Array.from({ length: 10 }, () => test.db.pool.query('select 1 as one')));
    expect(answers.every(({ rows }) => (rows[0] as { one: number }).one === 1)).toBe(true);
  });
});
