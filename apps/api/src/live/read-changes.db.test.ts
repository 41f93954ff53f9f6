import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { newId } from '@countersign/database';
import {
  acknowledgeAlarm,
  claimReviews,
  decideReviews,
  getClaims,
  raiseAlarms,
  releaseClaim,
  reviewTasks,
} from '@countersign/reviews';
import { withdrawSubmission } from '@countersign/submissions';
import { CoreFixture, must, textBody } from '@countersign/testing';
import type { LiveTopic } from '@countersign/contracts';
import pg from 'pg';
import { mayHear } from './may-hear.js';
import { readChanges, type Change, type Changes } from './read-changes.js';

let core: CoreFixture;
let reviewer: PersonActor;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open();
  reviewer = await core.person();
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());

const lately = (at = new Date()): Promise<Changes> =>
  core.db.read((tx) => readChanges(tx, new Date(at.getTime() - 10_000), at));
const claim = async (submission: string) => {
  const requests = [{ actor: reviewer, input: { submission } }];
  const [result] = await core.db.transaction((tx) => claimReviews(tx, requests));
  if (!result || 'refusal' in result || !result.answer) throw new Error('It was not claimed.');
  return result.answer;
};

/** Looks again and again, and answers what is new each time. */
function looking() {
  let seen = new Set<string>();
  return async (at?: Date): Promise<Change[]> => {
    const { changes } = await lately(at);
    const fresh = changes.filter(({ key }) => !seen.has(key));
    seen = new Set(changes.map(({ key }) => key));
    return fresh;
  };
}
const topicsOf = (changes: readonly Change[]): LiveTopic[] => changes.flatMap(({ topics }) => topics);

describe('what changed lately', () => {
  it('is told after each act that changes what a page shows, and of nothing where nothing happened', async () => {
    const look = looking();
    await look();
    const expectChange = async (act: () => Promise<unknown>, topics: LiveTopic[], at?: Date) => {
      await act();
      expect(topicsOf(await look(at))).toEqual(expect.arrayContaining(topics));
    };
    let id = '';
    await expectChange(async () => (id = await core.waiting()), ['queue', 'flow', 'coverage']);
    expect((await lately()).fleet).toMatch(/./);
    let held = await claim(id);
    await expectChange(() => Promise.resolve(), ['queue']);
    await expectChange(
      () => core.db.transaction((tx) => releaseClaim(tx, reviewer, { claim: held.id, reason: null })),
      ['queue'],
    );
    // Claimed and given back within a round is told as well: counts would be the same.
    await expectChange(async () => {
      const again = await claim(id);
      await core.db.transaction((tx) => releaseClaim(tx, reviewer, { claim: again.id, reason: null }));
    }, ['queue']);
    expect(await look()).toEqual([]);
    // A due time that passes is no act.
    const [review] = await core.db.read((tx) =>
      tx.query<{ due_at: Date }>('select due_at from review where submission_id = $1', [id]),
    );
    const late = new Date(must(review).due_at.getTime() + 1);
    const lateLook = looking();
    await lateLook(new Date(late.getTime() - 5));
    expect(topicsOf(await lateLook(late))).toEqual(['queue', 'flow']);
    expect(await lateLook(late)).toEqual([]);
    await expectChange(() => core.db.transaction((tx) => raiseAlarms(tx, late)), ['alarms']);
    const seen = { submission: id, kind: 'overdue' as const };
    await expectChange(() => core.db.transaction((tx) => acknowledgeAlarm(tx, lead, seen)), ['alarms']);
    held = await claim(id);
    const [shown] = await core.db.read((tx) =>
      getClaims(tx, [{ actor: reviewer, input: { ...held, language: 'en' as const } }], core.policy),
    );
    if (!shown || 'refusal' in shown) throw new Error('The claim is not shown.');
    const { binding } = shown.answer;
    const input = { claim: held.id, binding, outcome: 'reject' as const, reasons: [{ code: 'tone' }] };
    await expectChange(
      async () => must((await core.db.transaction((tx) => decideReviews(tx, [{ actor: reviewer, input }], core)))[0]),
      ['queue', 'alarms', 'flow', 'coverage'],
    );
    expect(await look()).toEqual([]);
  });

  it('is told of what was withdrawn before it had a review, and of reports, to who sees coverage', async () => {
    const look = looking();
    await look();
    const [id] = await core.submit(textBody());
    await core.db.transaction((tx) => withdrawSubmission(tx, core.client, must(id), reviewTasks));
    const withdrawn = await look();
    expect(topicsOf(withdrawn)).toEqual(['coverage']);
    expect(withdrawn.map(({ about }) => about)).toEqual([{ system: 'answers', modality: 'text', tier: null }]);
    const report = newId();
    const payload = { report, size: 1, root: 'x', files: [] };
    await core.db.transaction((tx) =>
      appendEntry(tx, workerActor, { action: 'report.built', subject: report, payload }, new Date()),
    );
    expect(await look()).toEqual([{ key: expect.any(String), topics: ['coverage'], about: null }]);
    // Coverage counts it, and whoever reviews would hear of it.
    const item = { item: newId(), submission: newId(), outcome: 'reject' as const, reasons: ['tone'], planted: true };
    await core.db.transaction((tx) =>
      appendEntry(
        tx,
        lead,
        { action: 'gold-item.added', subject: null, payload: { ...item, verdictRight: true } },
        new Date(),
      ),
    );
    expect(await look()).toEqual([]);
  });

  it('is told to nobody who may not see the output or AI system that it is about, nor by a flood of acts on others', async () => {
    const look = looking();
    await look();
    const elsewhere = [
      await core.person([{ role: 'lead', system: 'planner' }]),
      await core.person([{ role: 'compliance', system: 'planner' }]),
      await core.person([{ role: 'reviewer', system: 'planner' }]),
    ];
    const told = (changes: readonly Change[], actor: PersonActor): boolean =>
      changes.some(({ topics, about }) => topics.some((topic) => mayHear(actor, topic, about)));
    for (let nth = 0; nth < 12; nth += 1) await claim(await core.waiting());
    const changes = await look();
    expect(changes.length).toBeGreaterThanOrEqual(24);
    for (const actor of elsewhere) expect(told(changes, actor)).toBe(false);
    expect([told(changes, lead), told(changes, reviewer)]).toEqual([true, true]);
    const administrator = await core.person([{ role: 'administrator', system: null }]);
    expect([told(changes, administrator), mayHear(administrator, 'fleet', null)]).toEqual([false, true]);
    // What is about all AI systems is told to whoever sees coverage of one.
    expect(elsewhere.map((actor) => mayHear(actor, 'coverage', null))).toEqual([true, true, false]);
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
      const at = Date.now() + 30 * 3_600_000;
      await readChanges(tx, new Date(at - 10_000), new Date(at));
      return [first, await rows()] as const;
    });
    expect(after).toBeGreaterThan(before);
    expect(after - before).toBeLessThan(2500);
  });
});
