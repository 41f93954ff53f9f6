import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { PresenceView } from '@countersign/contracts';
import { newId } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { CoreFixture } from '@countersign/testing';
import { outcomeOf, reviewActs } from '../../test/review-acts.js';
import { forgetPresence, listPresence, notePresence } from '../index.js';

let core: CoreFixture;
let anna: PersonActor;
let ben: PersonActor;
let chief: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open();
  [anna, ben] = [await core.person(), await core.person()];
  chief = await core.person([{ role: 'lead', system: 'answers' }]);
});
afterAll(() => core.close());

const { claimed, decide, decisionOn } = reviewActs(() => core);
const after = (seconds: number) => new Date(Date.now() + seconds * 1000);
const look = (by: PersonActor, submission: string, now = new Date(), policy = core.policy) =>
  core.db.transaction((tx) => notePresence(tx, by, { submission }, policy, now));
const told = async (by: PersonActor, id: string, now = new Date()): Promise<PresenceView | null> => {
  const views = await core.db.read((tx) => listPresence(tx, by, core.policy, now));
  return views.find(({ submission }) => submission === id) ?? null;
};
const named = ({ id, name }: PersonActor) => ({ id, name });
const kept = () => core.db.read((tx) => tx.query('select person_id from review_presence'));

describe('presence', () => {
  it('tells reviewers that somebody else looks and leads who, for a minute, and records nothing', async () => {
    const id = await core.waiting();
    const before = await core.actions(id);
    expect(await look(anna, id)).toEqual({ submission: id, looking: false, people: null, holder: null });
    expect(await told(anna, id)).toBeNull();
    const somebody = { submission: id, looking: true, people: null, holder: null };
    expect(await look(ben, id)).toEqual(somebody);
    expect(await told(anna, id)).toEqual(somebody);
    const people = [anna, ben].map(named).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(await look(chief, id)).toEqual({ ...somebody, people });
    expect(await told(chief, id)).toEqual({ ...somebody, people });
    await look(ben, id, after(30));
    expect(await told(chief, id, after(70))).toEqual({ ...somebody, people: [named(ben)] });
    expect(await told(chief, id, after(95))).toBeNull();
    expect(await core.actions(id)).toEqual(before);
    await core.db.transaction((tx) => forgetPresence(tx, after(70)));
    expect(await kept()).toEqual([{ person_id: ben.id }]);
    await core.db.transaction((tx) => forgetPresence(tx, after(95)));
    expect(await kept()).toEqual([]);
  });

  it('tells leads who holds a review, and others nothing of it', async () => {
    const id = await core.waiting();
    await claimed(anna, id);
    expect(await told(chief, id)).toEqual({ submission: id, looking: false, people: [], holder: named(anna) });
    expect(await told(ben, id)).toBeNull();
    expect(await told(anna, id)).toBeNull();
    // The claim has run out, whether or not anybody has put the review back yet.
    expect(await told(chief, id, after(301))).toBeNull();
  });

  it('names nobody to a lead who is about to decide, while the policy keeps reviewers from each other', async () => {
    const id = await core.waiting();
    await claimed(chief, id);
    await look(anna, id);
    const somebody = { submission: id, looking: true, people: null, holder: null };
    expect(await look(chief, id)).toEqual(somebody);
    expect(await told(chief, id)).toEqual(somebody);
    const { reviewQuality } = core.policy;
    const seen: Policy = {
      ...core.policy,
      reviewQuality: { ...reviewQuality, blind: { ...reviewQuality.blind, otherReviewers: 'shown' } },
    };
    expect(await look(chief, id, new Date(), seen)).toEqual({ ...somebody, people: [named(anna)] });
    expect((await look(anna, id, new Date(), seen)).people).toBeNull();
  });

  it('tells who has no reach nothing, and notes nothing of them', async () => {
    const id = await core.waiting();
    await look(anna, id);
    const planner = await core.person([{ role: 'lead', system: 'planner' }]);
    for (const submission of [id, newId()]) {
      await expect(look(planner, submission)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await told(planner, id)).toBeNull();
    const administrator = await core.person([{ role: 'administrator', system: null }]);
    await expect(look(administrator, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(told(administrator, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await told(chief, id)).toMatchObject({ people: [named(anna)] });
    // Who leads something else is a reviewer here.
    const both = await core.person([
      { role: 'lead', system: 'planner' },
      { role: 'reviewer', system: 'answers' },
    ]);
    expect(await look(both, id)).toMatchObject({ looking: true, people: null });
  });

  it('ends with the review', async () => {
    const id = await core.waiting();
    await look(ben, id);
    const held = await claimed(anna, id);
    expect(outcomeOf(await decide(anna, await decisionOn(anna, held, 'reject')))).not.toBeNull();
    expect(await told(chief, id)).toBeNull();
    expect(await look(chief, id)).toEqual({ submission: id, looking: false, people: [], holder: null });
  });
});
