import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import {
  acknowledgeAlarm,
  claimReviews,
  decideReviews,
  getClaims,
  raiseAlarms,
  releaseClaim,
} from '@countersign/reviews';
import { CoreFixture, must } from '@countersign/testing';
import { liveTopics, type LiveTopic } from '@countersign/contracts';
import pg from 'pg';
import { readMarks, type Marks } from './read-marks.js';

let core: CoreFixture;
let reviewer: PersonActor;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open();
  reviewer = await core.person();
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());

const marks = (at = new Date()): Promise<Marks> => core.db.read((tx) => readMarks(tx, at));
const claim = async (submission: string) => {
  const requests = [{ actor: reviewer, input: { submission } }];
  const [result] = await core.db.transaction((tx) => claimReviews(tx, requests));
  if (!result || 'refusal' in result || !result.answer) throw new Error('It was not claimed.');
  return result.answer;
};

describe('the marks of live events', () => {
  it('are others after each act that changes what a page shows, and the same where nothing happened', async () => {
    let before = await marks();
    const expectChange = async (act: () => Promise<unknown>, topic: LiveTopic, at?: Date) => {
      await act();
      const after = await marks(at);
      expect(after[topic]).not.toBe(before[topic]);
      before = after;
    };
    let id = '';
    await expectChange(async () => (id = await core.waiting()), 'queue');
    expect(before.fleet).toMatch(/./);
    let held = await claim(id);
    await expectChange(() => Promise.resolve(), 'queue');
    await expectChange(
      () => core.db.transaction((tx) => releaseClaim(tx, reviewer, { claim: held.id, reason: null })),
      'queue',
    );
    // Claimed and given back within a round is told as well: counts would be the same.
    await expectChange(async () => {
      const again = await claim(id);
      await core.db.transaction((tx) => releaseClaim(tx, reviewer, { claim: again.id, reason: null }));
    }, 'queue');
    // A due time that passes is no act.
    const late = new Date(Date.now() + 30 * 3_600_000);
    await expectChange(() => Promise.resolve(), 'queue', late);
    await expectChange(() => core.db.transaction((tx) => raiseAlarms(tx, late)), 'alarms', late);
    const seen = { submission: id, kind: 'overdue' as const };
    await expectChange(() => core.db.transaction((tx) => acknowledgeAlarm(tx, lead, seen)), 'alarms', late);
    held = await claim(id);
    before = await marks();
    const [shown] = await core.db.read((tx) =>
      getClaims(tx, [{ actor: reviewer, input: { ...held, language: 'en' as const } }], core.policy),
    );
    if (!shown || 'refusal' in shown) throw new Error('The claim is not shown.');
    const { binding } = shown.answer;
    const input = { claim: held.id, binding, outcome: 'reject' as const, reasons: [{ code: 'tone' }] };
    await expectChange(
      async () => must((await core.db.transaction((tx) => decideReviews(tx, [{ actor: reviewer, input }], core)))[0]),
      'queue',
    );
    const same = await marks();
    expect(liveTopics.map((topic) => same[topic])).toEqual(liveTopics.map((topic) => before[topic]));
  });

  it('cost the same however much waits', async () => {
    const id = await core.waiting();
    await core.db.transaction(async (tx) => {
      for (const table of ['submission', 'review'] as const) {
        const key = table === 'submission' ? 'id' : 'submission_id';
        const also = table === 'submission' ? `, 'entry_id', md5('e' || n)::uuid` : '';
        await tx.execute(
          `insert into ${table} select (jsonb_populate_record(one, jsonb_build_object('${key}', md5(n::text)::uuid${also}))).*
           from ${table} one, generate_series(1, 3000) n where one.${key} = $1`,
          [id],
        );
      }
      await tx.execute(
        `insert into review_alarm (submission_id, kind, raised_at) select submission_id, 'overdue', now() from review where state <> 'closed'`,
      );
      await tx.execute(
        `insert into check_run select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'state', 'pending', 'submission_id', md5(n::text)::uuid))).*
         from check_run c, generate_series(1, 3000) n where c.id = (select min(id::text)::uuid from check_run)`,
      );
    });
    // As the database does by itself in a moment.
    const owner = new pg.Client({ connectionString: core.test.superuserUrl });
    await owner.connect();
    await owner.query('analyze review, review_alarm, check_run');
    await owner.end();
    const [before, after] = await core.db.transaction(async (tx) => {
      // Of this connection, since it last told the database of its own.
      const rows = async () => {
        const [row] = await tx.query<{ rows: number }>(
          `select sum(pg_stat_get_xact_tuples_returned(c.oid))::int as rows from pg_class c
           where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'i')`,
        );
        return must(row).rows;
      };
      const first = await rows();
      await readMarks(tx, new Date(Date.now() + 30 * 3_600_000));
      return [first, await rows()] as const;
    });
    expect(after).toBeGreaterThan(before);
    expect(after - before).toBeLessThan(2500);
  });
});
