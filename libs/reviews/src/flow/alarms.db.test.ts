import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReviewTask } from '@countersign/submissions';
import { CoreFixture, must } from '@countersign/testing';
import { reviewActs } from '../../test/review-acts.js';
import { acknowledgeAlarm, listAlarms, raiseAlarms, reviewTasks } from '../index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const hour = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * hour);
const raise = (hours: number) => core.db.transaction((tx) => raiseAlarms(tx, later(hours)));
const lead = (system: string | null = null) => core.person([{ role: 'lead', system }]);
const { claimed, decisionOn, decide } = reviewActs(() => core);
const kindsOf = async (title: string) =>
  (await core.db.read(async (tx) => listAlarms(tx, await lead(), core.policy))).items
    .filter((item) => item.title === title)
    .map(({ kind }) => kind);

describe('alarms', () => {
  it('are raised once at four fifths of the time and once when it is over, and are for leads', async () => {
    // At tier high a review is due after four hours.
    const id = await core.waiting({ publicInterest: true });
    expect(await raise(3)).toBe(0);
    expect(await raise(3.3)).toBe(1);
    expect(await raise(3.4)).toBe(0);
    const chief = await lead();
    const shown = async (by = chief) =>
      (await core.db.read((tx) => listAlarms(tx, by, core.policy))).items.map(({ kind }) => kind);
    expect(await shown()).toEqual(['due-soon']);
    expect(await shown(await lead('planner'))).toEqual([]);
    expect(await shown(await core.person())).toEqual([]);
    expect(await raise(4.1)).toBe(1);
    expect(await raise(9)).toBe(0);
    expect(await shown()).toEqual(['overdue']);
    expect(await core.actions(id)).toEqual(expect.arrayContaining(['review.due-soon', 'review.overdue']));
    const acknowledge = (by = chief) =>
      core.db.transaction((tx) => acknowledgeAlarm(tx, by, { submission: id, kind: 'overdue' }));
    await expect(acknowledge(await core.person())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(acknowledge(await lead('planner'))).rejects.toMatchObject({ code: 'not-found' });
    await Promise.all([acknowledge(), acknowledge(await lead())]);
    expect((await core.actions(id)).filter((action) => action === 'review.alarm-acknowledged')).toHaveLength(1);
    expect(await shown()).toEqual([]);
  });

  it('tell of what was past due before anybody looked as overdue only', async () => {
    await core.waiting({ publicInterest: true, title: 'late' });
    expect(await raise(5)).toBe(1);
    const { items } = await core.db.read(async (tx) => listAlarms(tx, await lead(), core.policy));
    expect(items.map(({ title, kind }) => [title, kind])).toEqual([['late', 'overdue']]);
  });

  it('are taken back when another due time is given, and raised again for that', async () => {
    const id = await core.waiting({ publicInterest: true, title: 'again' });
    expect(await raise(5)).toBe(1);
    const reroute = (dueAt: Date) =>
      core.db.transaction(async (tx) => {
        const [row] = await tx.query<ReviewTask>(
          `select submission_id as "submissionId", queue, tier, priority, system, modality, competences,
             approvals_needed as "approvalsNeeded", finding_counts as "findingCounts", inconclusive,
             submitter_id as "submitterId", language, tags, 1 as "pointsPerHour" from review where submission_id = $1`,
          [id],
        );
        await reviewTasks.open(tx, [{ ...must(row), dueAt }]);
      });
    await reroute(later(20));
    expect(await kindsOf('again')).toEqual([]);
    expect(await raise(15)).toBe(0);
    expect(await raise(17)).toBe(1);
    expect(await kindsOf('again')).toEqual(['due-soon']);
    const { due_at: same } = must(
      (
        await core.db.read((tx) =>
          tx.query<{ due_at: Date }>('select due_at from review where submission_id = $1', [id]),
        )
      )[0],
    );
    await reroute(same);
    expect([await kindsOf('again'), await raise(17)]).toEqual([['due-soon'], 0]);
    expect((await core.actions(id)).filter((action) => /overdue|due-soon/.test(action))).toEqual([
      'review.overdue',
      'review.due-soon',
    ]);
  });

  it('go with what they are about, and tell no tier while verdicts are hidden', async () => {
    const id = await core.waiting({ publicInterest: true, title: 'closed' });
    await raise(30);
    const { reviewQuality } = core.policy;
    const blind = { ...reviewQuality.blind, machineVerdict: { ...reviewQuality.blind.machineVerdict, share: 0.1 } };
    const hidden = { ...core.policy, reviewQuality: { ...reviewQuality, blind } };
    const tiers = async (policy = core.policy) =>
      (await core.db.read(async (tx) => listAlarms(tx, await lead(), policy))).items
        .filter(({ title }) => title === 'closed')
        .map(({ tier }) => tier);
    expect([await tiers(), await tiers(hidden)]).toEqual([['high'], [null]]);
    for (const by of [await core.person(), await core.person()]) {
      await decide(by, await decisionOn(by, await claimed(by, id), 'approve'));
    }
    const left = await core.db.read((tx) => tx.query('select from review_alarm where submission_id = $1', [id]));
    expect(left).toEqual([]);
  });
});
