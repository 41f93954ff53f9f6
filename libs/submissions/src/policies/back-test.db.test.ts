import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import type { CheckResult } from '@countersign/contracts';
import { withDocuments } from '@countersign/policy';
import { reviewTasks } from '@countersign/reviews';
import { CoreFixture, must, passedResult, textBody } from '@countersign/testing';
import {
  addDraft,
  approveException,
  finishBackTest,
  giveBackTestBack,
  listBackTests,
  noteBackTestProgress,
  replayBackTest,
  requestBackTest,
  requestException,
  routeSubmissions,
  takeBackTest,
} from '../index.js';

let core: CoreFixture;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open();
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());

const flagged: CheckResult = {
  ...passedResult,
  outcome: 'flagged',
  score: 0.2,
  findings: [
    {
      code: 'stereotype',
      severity: 'major',
      score: null,
      place: null,
      message: { en: 'a', 'zh-TW': '甲' },
      explanation: { en: 'a', 'zh-TW': '甲' },
      evidence: [],
      model: { name: 'm', revision: '1' },
    },
  ],
};

interface Went {
  id: string;
  tier: string;
  queue: string;
  approvals_needed: number;
}

const went = (ids: readonly string[]): Promise<Went[]> =>
  core.db.read((tx) =>
    tx.query<Went>('select id, tier, queue, approvals_needed from submission where id = any($1) order by id', [ids]),
  );

const anyDraft = () => {
  const yaml = core.policy.documents.find(({ name }) => name === 'reasons')?.yaml ?? '';
  return core.db.transaction((tx) => addDraft(tx, lead, { title: 'x', documents: [{ name: 'reasons', yaml }] }));
};

it('finds what routing the same outputs under the draft makes of them, under a policy exception as well', async () => {
  const compliance = await core.person([{ role: 'compliance', system: null }]);
  const wanted = { system: 'answers', rule: 'several-persons', days: 1, reason: 'A pilot.' };
  await core.db.transaction(async (tx) => {
    const { id } = await requestException(tx, lead, wanted, core.policy);
    await approveException(tx, compliance, { id }, core.policy);
  });
  const bodies = Array.from({ length: 300 }, (_, index) =>
    textBody({
      title: `Output ${index}`,
      publicInterest: index % 7 === 0,
      affected: { persons: (index * 3) % 180 },
      sources: index % 5 === 0 ? [] : textBody()['sources'],
    }),
  );
  const ids = await core.submit(...bodies);
  await core.check(ids.filter((_, index) => index % 3 !== 0));
  await core.check(
    ids.filter((_, index) => index % 3 === 0),
    flagged,
  );
  const yaml = core.policy.documents.find(({ name }) => name === 'risk-routing')?.yaml ?? '';
  const rule = `risk:\n  - id: draft-rule\n    where: (affectedPersons else 0) + 40 * findings(severity >= 'major') >= 90 or not hasSources\n    tier: high\n    text: { en: a, zh-TW: 甲 }\n`;
  const documents = [
    { name: 'risk-routing' as const, yaml: yaml.replace('risk:\n', rule).replace('atLeast: 100 }', 'atLeast: 170 }') },
  ];
  const draft = await core.db.transaction((tx) => addDraft(tx, lead, { title: 'Stricter', documents }));
  const range = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
  await core.db.transaction((tx) => requestBackTest(tx, lead, { draft: draft.id, ...range }, core.policy));
  const row = await core.db.transaction((tx) => takeBackTest(tx));
  expect(await core.db.transaction((tx) => takeBackTest(tx))).toBeNull();
  if (!row) throw new Error('There is no back-test.');
  const [waived] = await core.db.read((tx) =>
    tx.query<{ n: number }>(
      `select count(*)::int as n from submission where id = any($1) and risk -> 'reasons' @> '[{"rule": "rule-waived"}]'`,
      [ids],
    ),
  );
  expect(waived?.n).toBeGreaterThan(100);
  const result = must(
    await replayBackTest(core.db, row, {
      onProgress: (done) => core.db.transaction((tx) => noteBackTestProgress(tx, row.id, done)),
      signal: new AbortController().signal,
      mostExamples: 300,
    }),
  );
  await core.db.transaction((tx) => finishBackTest(tx, row.id, { result }));

  const before = await went(ids);
  const policy = withDocuments(core.policy, documents);
  await core.db.transaction((tx) => routeSubmissions(tx, workerActor, ids, { policy, tasks: reviewTasks }));
  const after = await went(ids);
  const changed = before.filter((one, index) => JSON.stringify(one) !== JSON.stringify(after[index]));
  expect(changed.length).toBeGreaterThan(20);
  expect(result).toMatchObject({ submissions: 300, replayed: 300, changed: changed.length });
  // The hour to come is not in it.
  expect(result.hours.days).toBeCloseTo(1 / 24, 2);
  expect(result.examples.map(({ submission }) => submission).toSorted()).toEqual(
    changed.map(({ id }) => id).toSorted(),
  );
  for (const { submission, to } of result.examples) {
    const live = after.find(({ id }) => id === submission);
    expect(to).toMatchObject({ tier: live?.tier, queue: live?.queue, approvals: live?.approvals_needed });
  }
  const [shown] = await core.db.read((tx) => listBackTests(tx, lead, draft.id));
  expect(shown).toMatchObject({ state: 'done', progress: 300, digest: policy.digest, result });
}, 180_000);

it('is taken again when its worker fell silent, and by one worker only', async () => {
  const draft = await anyDraft();
  const range = { from: new Date(0), to: new Date() };
  await core.db.transaction((tx) => requestBackTest(tx, lead, { draft: draft.id, ...range }, core.policy));
  const taken = await Promise.all([1, 2].map(() => core.db.transaction((tx) => takeBackTest(tx))));
  expect(taken.filter((one) => one !== null)).toHaveLength(1);
  const later = new Date(Date.now() + 61_000);
  expect(await core.db.transaction((tx) => takeBackTest(tx, later))).not.toBeNull();
});

it('is given back by a worker that stops, and taken by another at once', async () => {
  const draft = await anyDraft();
  const range = { from: new Date(0), to: new Date(1) };
  await core.db.transaction((tx) => requestBackTest(tx, lead, { draft: draft.id, ...range }, core.policy));
  const row = must(await core.db.transaction((tx) => takeBackTest(tx)));
  const onProgress = () => Promise.resolve();
  expect(await replayBackTest(core.db, row, { onProgress, signal: AbortSignal.abort() })).toBeNull();
  await core.db.transaction((tx) => giveBackTestBack(tx, row.id));
  const [shown] = await core.db.read((tx) => listBackTests(tx, lead, draft.id));
  expect(shown).toMatchObject({ state: 'waiting', progress: 0, finishedAt: null });
  expect(await core.db.transaction((tx) => takeBackTest(tx))).toMatchObject({ id: row.id });
});

it('counts no days before anything was routed, and none to come', async () => {
  const draft = await anyDraft();
  const request = (from: Date, to: Date) =>
    core.db.transaction((tx) => requestBackTest(tx, lead, { draft: draft.id, from, to }, core.policy));
  const soon = new Date(Date.now() + 3_600_000);
  await expect(request(soon, new Date(soon.getTime() + 1))).rejects.toMatchObject({ code: 'invalid-body' });
  const { to } = await request(new Date(0), soon);
  expect(Date.parse(to)).toBeLessThanOrEqual(Date.now());
  const row = must(await core.db.transaction((tx) => takeBackTest(tx)));
  const course = { onProgress: () => Promise.resolve(), signal: new AbortController().signal };
  expect(must(await replayBackTest(core.db, row, course)).hours.days).toBe(1);
  await core.db.transaction((tx) => finishBackTest(tx, row.id, { failure: 'none' }));
});

it('is asked for by those who may draft', async () => {
  const reviewer = await core.person();
  const input = { draft: '01a20c4c-9cb8-7209-96cb-dd35f8dac79f', from: new Date(0), to: new Date() };
  await expect(core.db.transaction((tx) => requestBackTest(tx, reviewer, input, core.policy))).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('is about the AI systems that it names, also its days', async () => {
  const draft = await anyDraft();
  const [first] = await core.submit(textBody({ system: 'planner' }));
  await core.check([must(first)]);
  const range = { from: new Date(0), to: new Date(Date.now() + 1000), systems: ['planner'] };
  const asked = await core.db.transaction((tx) =>
    requestBackTest(tx, lead, { draft: draft.id, ...range }, core.policy),
  );
  expect(asked.systems).toEqual(['planner']);
  const nowhere = { draft: draft.id, ...range, systems: ['nowhere'] };
  await expect(core.db.transaction((tx) => requestBackTest(tx, lead, nowhere, core.policy))).rejects.toMatchObject({
    code: 'invalid-body',
  });
  const row = must(await core.db.transaction((tx) => takeBackTest(tx)));
  const course = { onProgress: () => Promise.resolve(), signal: new AbortController().signal };
  const result = must(await replayBackTest(core.db, row, course));
  expect(result).toMatchObject({ submissions: 1, systems: [{ system: 'planner', replayed: 1 }], hours: { days: 1 } });
  await core.db.transaction((tx) => finishBackTest(tx, row.id, { result }));
});
