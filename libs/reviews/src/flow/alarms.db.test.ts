import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CoreFixture } from '@countersign/testing';
import { acknowledgeAlarm, listAlarms, raiseAlarms } from '../index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const hour = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * hour);
const raise = (hours: number) => core.db.transaction((tx) => raiseAlarms(tx, later(hours)));
const lead = (system: string | null = null) => core.person([{ role: 'lead', system }]);

describe('alarms', () => {
  it('are raised once at four fifths of the time and once when it is over, and are for leads', async () => {
    // At tier high a review is due after four hours.
    const id = await core.waiting({ publicInterest: true });
    expect(await raise(3)).toBe(0);
    expect(await raise(3.3)).toBe(1);
    expect(await raise(3.4)).toBe(0);
    const chief = await lead();
    const shown = async (by = chief) => (await core.db.read((tx) => listAlarms(tx, by))).items.map(({ kind }) => kind);
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
    const { items } = await core.db.read(async (tx) => listAlarms(tx, await lead()));
    expect(items.map(({ title, kind }) => [title, kind])).toEqual([['late', 'overdue']]);
  });
});
