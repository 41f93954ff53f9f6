import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import pg from 'pg';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const countWorkers = async (): Promise<number> =>
  test.db.read(async (tx) => Number((await tx.query<{ n: string }>('select count(*) as n from worker'))[0]?.n));

const changes = ['update', 'delete', 'truncate'];
/** Statements that change every row of a table; the column is one that all these tables have or are given. */
const changesOf = (table: string): string[] => [
  `update ${table} set ${columns.get(table) ?? 'entry_id'} = ${columns.get(table) ?? 'entry_id'}`,
  `delete from ${table}`,
  `truncate ${table} cascade`,
];
const columns = new Map([
  ['audit_entry', 'id'],
  ['audit_tile', 'level'],
  ['audit_checkpoint', 'size'],
  ['audit_verification', 'size'],
  ['audit_cosignature', 'size'],
  ['decision', 'id'],
  ['review_arm', 'arm'],
  ['first_opinion', 'outcome'],
  ['second_review', 'submission_id'],
  ['disagreement_answer', 'submission_id'],
]);

const insertWorker = `insert into worker values ($1, 'host', 1, '0', 'cpu', 'running', 0, 0, 0, now(), now())`;

describe('Database', () => {
  it('undoes everything when the work throws, and keeps everything when it does not', async () => {
    await expect(
      test.db.transaction(async (tx) => {
        await tx.execute(insertWorker, ['a']);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await countWorkers()).toBe(0);
    await test.db.transaction((tx) => tx.execute(insertWorker, ['a']));
    expect(await countWorkers()).toBe(1);
  });

  it('executes statements that are sent together in their order, and answers each', async () => {
    const answers = await test.db.transaction(async (tx) => {
      const found = await tx.together(
        () => tx.execute(insertWorker, ['b']),
        () => tx.query<{ id: string }>(`select id from worker where id in ('b', 'c') order by id`),
        () => tx.execute(insertWorker, ['c']),
        async () => 'nothing asked',
        () => tx.query<{ id: string }>(`select id from worker where id in ('b', 'c') order by id`),
      );
      await tx.execute(`delete from worker where id in ('b', 'c')`);
      return found;
    });
    expect(answers).toEqual([1, [{ id: 'b' }], 1, 'nothing asked', [{ id: 'b' }, { id: 'c' }]]);
  });

  it('throws what failed first of those sent together, once all have ended, and keeps nothing of them', async () => {
    const ended: string[] = [];
    const workers = await countWorkers();
    const sent = test.db.transaction((tx) =>
      tx.together(
        // Its second statement fails because the transaction has failed by then.
        () => tx.execute(insertWorker, ['d']).then(() => tx.query('select 1')),
        () => tx.query('select 1 / 0'),
        () => tx.execute(insertWorker, ['e']).finally(() => ended.push('e')),
      ),
    );
    await expect(sent).rejects.toThrow('division by zero');
    expect(ended).toEqual(['e']);
    expect(await countWorkers()).toBe(workers);
    // The connection is as good as before: also for what keeps a portal open.
    const many = await Promise.all(Array.from({ length: 10 }, () => test.db.read((tx) => tx.query('select 1 as one'))));
    expect(many).toEqual(Array.from({ length: 10 }, () => [{ one: 1 }]));
  });

  it('tries a serialization failure again, up to three times', async () => {
    let runs = 0;
    const answer = await test.db.transaction(async (tx) => {
      runs += 1;
      if (runs < 3) await tx.query(`do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
      return 'done';
    });
    expect([answer, runs]).toEqual(['done', 3]);
  });

  it('shows a snapshot as it was at its first read, and changes nothing in it', async () => {
    const seen = await test.db.snapshot(async (tx) => {
      const workers = () => tx.query("select from worker where id = 'meanwhile'");
      const before = await workers();
      await test.db.transaction((other) => other.execute(insertWorker, ['meanwhile']));
      return [before.length, (await workers()).length];
    });
    expect(seen).toEqual([0, 0]);
    await expect(test.db.snapshot((tx) => tx.execute(insertWorker, ['b']))).rejects.toMatchObject({ code: '25006' });
  });

  it.each([
    'audit_entry',
    'audit_payload',
    'audit_leaf',
    'audit_tile',
    'audit_checkpoint',
    'audit_verification',
    'audit_removal',
    'audit_cosignature',
    'erasure',
    'decision',
  ])('refuses the application UPDATE, DELETE and TRUNCATE on %s', async (table) => {
    for (const statement of changesOf(table)) {
      await expect(test.db.read((tx) => tx.query(statement))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it.each([
    ['audit_entry', changes],
    ['audit_payload', ['update', 'truncate']],
    ['audit_leaf', changes],
    ['audit_tile', changes],
    ['audit_checkpoint', changes],
    ['audit_verification', changes],
    ['audit_removal', changes],
    ['audit_cosignature', changes],
    ['decision', ['delete', 'truncate']],
    ['review_arm', changes],
    ['first_opinion', changes],
    ['second_review', changes],
    ['disagreement_answer', changes],
  ])('refuses whoever owns the tables, too, on %s: %p', async (table, refused) => {
    const owner = new pg.Client({ connectionString: test.superuserUrl });
    await owner.connect();
    try {
      for (const statement of changesOf(table).filter((text) => refused.some((verb) => text.startsWith(verb)))) {
        await expect(owner.query(statement)).rejects.toThrow(/append-only|cannot be changed|is refused/);
      }
    } finally {
      await owner.end();
    }
  });

  it('runs as a role that cannot create tables', async () => {
    await expect(test.db.read((tx) => tx.query('create table mine (a int)'))).rejects.toMatchObject({ code: '42501' });
  });
});
