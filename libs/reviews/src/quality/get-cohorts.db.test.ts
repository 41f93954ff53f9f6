import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CohortView } from '@countersign/contracts';
import { CoreFixture, must, passedResult, textBody } from '@countersign/testing';
import { reviewActs } from '../../test/review-acts.js';
import { getCohorts } from './get-cohorts.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());
const { claimed, decisionOn, decide } = reviewActs(() => core);

const about = (...groups: [string, string][]) =>
  textBody({ affected: { persons: 1, groups: groups.map(([attribute, value]) => ({ attribute, value })) } });

describe('getCohorts', () => {
  it('counts flags, rejections, length and tone by declared group, and compares them', async () => {
    const old = await core.submit(...Array.from({ length: 40 }, () => about(['age-band', '65+'], ['gender', 'f'])));
    const young = await core.submit(...Array.from({ length: 40 }, () => about(['age-band', '18-64'])));
    const measures = (characters: number, sentiment: number) => ({ measures: { characters, sentiment } });
    await core.check(old.slice(0, 30), { ...passedResult, outcome: 'flagged', ...measures(400, -0.5) });
    await core.check(old.slice(30), { ...passedResult, ...measures(420, -0.4) });
    await core.check(young, { ...passedResult, ...measures(800, 0.5) });
    const reviewer = await core.person();
    for (const id of old.slice(0, 2)) {
      await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, id), 'reject'));
    }
    await core.submit(about(['age-band', '65+']));

    const lead = await core.person([{ role: 'lead', system: 'answers' }]);
    const view = await core.db.read((tx) => getCohorts(tx, lead, { system: 'answers', days: 30 }));
    const groupOf = ({ groups }: CohortView, value: string) => must(groups.find((group) => group.value === value));
    // The one whose check has not run is not counted.
    expect(groupOf(view, '65+')).toMatchObject({
      attribute: 'age-band',
      outputs: 40,
      decided: 2,
      flags: { enough: true, share: { value: 0.75 }, ratio: { value: 0.25 } },
      rejections: { enough: false, share: { value: 1 } },
      length: { enough: true, difference: { value: expect.closeTo(-395, 6) } },
      sentiment: { enough: true, difference: { value: expect.closeTo(-0.975, 6) } },
    });
    expect(groupOf(view, '65+').flags.p).toBeLessThan(1e-9);
    expect(groupOf(view, 'f').flags).toMatchObject({ enough: false, p: null });
  }, 120_000);

  it('is refused for another AI system, and for a program', async () => {
    const lead = await core.person([{ role: 'lead', system: 'planner' }]);
    const ask = (actor: Parameters<typeof getCohorts>[1], system: string) =>
      core.db.read((tx) => getCohorts(tx, actor, { system, days: 30 }));
    await expect(ask(lead, 'answers')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask(core.client, 'answers')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await ask(lead, 'planner')).groups).toEqual([]);
    const anywhere = await core.person([{ role: 'compliance', system: null }]);
    await expect(ask(anywhere, 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
  });
});
