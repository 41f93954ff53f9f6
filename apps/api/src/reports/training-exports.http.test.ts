import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import type { ClaimView, Page, SystemView, TrainingExportView } from '@countersign/contracts';
import { buildTrainingExport } from '@countersign/reports';
import { signInAll } from '../testing/sign-in-all.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { waitingOutput } from '../testing/waiting-output.js';

const people = { reviewer: 'reviewer', officer: 'compliance', administrator: 'administrator' } as const;
const exportsPath = '/api/v1/quality/exports';

let test: TestApp;
let ask: Awaited<ReturnType<typeof signInAll<keyof typeof people>>>;
beforeAll(async () => {
  test = await openTestApp();
  ask = await signInAll(test, people);
}, 120_000);
afterAll(() => test.close());

async function approved(): Promise<void> {
  const generator = { provider: 'openai', model: 'gpt-4o', prompt: 'How long?' };
  const id = await waitingOutput(test, { generator });
  const { claim, binding } = (await ask('reviewer', '/api/v1/reviews/claims', { submission: id })).body as ClaimView;
  const decision = { claim: claim.id, binding, outcome: 'approve', reasons: [{ code: 'grounded' }] };
  expect((await ask('reviewer', '/api/v1/reviews/decisions', decision)).status).toBe(201);
}

async function exported(): Promise<TrainingExportView> {
  const [from, to] = [new Date(Date.now() - 3_600_000).toISOString(), new Date(Date.now() + 3_600_000).toISOString()];
  const asked = await ask('officer', exportsPath, { from, to, form: 'sft', systems: ['answers'] });
  expect([asked.status, (asked.body as TrainingExportView).state]).toEqual([202, 'pending']);
  const { db, config, policy } = test.product;
  const context = { folder: config.reportFolder, policyDigest: policy.digest };
  expect(await buildTrainingExport(db, workerActor, context)).toBe(true);
  const { id } = asked.body as TrainingExportView;
  return (await ask('officer', `${exportsPath}/${id}`)).body as TrainingExportView;
}

describe('a training export', () => {
  it('holds nothing before an administrator consents for the AI system, and its approved texts afterwards', async () => {
    await approved();
    expect(await exported()).toMatchObject({ state: 'done', lines: 0, leftOut: { 'no-consent': 1 } });
    const { items } = (await ask('administrator', '/api/v1/systems')).body as Page<SystemView>;
    expect(items[0]?.trainingConsent).toBe(false);
    const path = `/api/v1/systems/${items[0]?.id}`;
    expect((await ask('officer', path, { trainingConsent: true }, 'patch')).status).toBe(403);
    expect((await ask('administrator', path, { trainingConsent: true }, 'patch')).status).toBe(200);

    const done = await exported();
    expect(done).toMatchObject({ state: 'done', lines: 1, leftOut: {} });
    expect(done.files.map(({ name }) => name)).toEqual(['sft.jsonl', 'manifest.json']);
    const file = await ask('officer', done.files[0]?.href ?? '')
      .buffer()
      .parse((answer, give) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => give(null, text));
      });
    expect(file.headers['content-disposition']).toContain('sft.jsonl');
    const { messages } = JSON.parse(String(file.body)) as { messages: object[] };
    expect(messages).toEqual([
      { role: 'user', content: 'How long?' },
      { role: 'assistant', content: 'The pump is covered for 12 months.' },
    ]);
    const listed = (await ask('officer', `${exportsPath}?limit=1`)).body as Page<TrainingExportView>;
    expect(listed.items.map(({ id }) => id)).toEqual([done.id]);
    expect((await ask('reviewer', `${exportsPath}/${done.id}`)).status).toBe(403);
    expect((await ask('officer', `${exportsPath}/${done.id}/files/other.jsonl`)).status).toBe(404);

    expect((await ask('administrator', path, { trainingConsent: false }, 'patch')).status).toBe(200);
    expect((await ask('officer', done.files[0]?.href ?? '')).status).toBe(409);
  });

  it('is refused for a period that ends before it begins, an unknown form, or an AI system that is not there', async () => {
    const body = { from: '2026-11-02T00:00:00Z', to: '2026-11-01T00:00:00Z', form: 'sft' };
    expect((await ask('officer', exportsPath, body)).status).toBe(422);
    const period = { ...body, to: '2026-11-03T00:00:00Z' };
    expect((await ask('officer', exportsPath, { ...period, form: 'rlhf' })).status).toBe(422);
    expect((await ask('officer', exportsPath, { ...period, systems: ['nowhere'] })).status).toBe(422);
    expect((await ask('reviewer', exportsPath, period)).status).toBe(403);
  });
});
