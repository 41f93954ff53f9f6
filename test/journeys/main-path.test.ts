import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Modality, ReportView, SubmissionView } from '@countersign/contracts';
import { overlappingSchedule, ProductUsers, startProduct, textBody, type RunningProduct } from '@countersign/testing';
import { sampleBlobs, samplesOf } from '../conformance/sample-outputs.js';
import { expectWayToApproval } from './way-to-approval.js';

let product: RunningProduct;
let users: ProductUsers;

beforeAll(async () => {
  product = await startProduct();
  users = await ProductUsers.on(product);
});
afterAll(() => product.stop());

/** The first sample of a modality, of the AI system that these users know. */
function sampleOf(modality: Modality): Record<string, unknown> {
  const [sample] = samplesOf(modality);
  if (!sample) throw new Error(`There is no sample ${modality}.`);
  return { ...sample, system: 'answers' };
}

/** Sends a sample image with its bytes in one request, as a client does that has not uploaded them. */
async function submitImage(): Promise<SubmissionView> {
  const sample = sampleOf('image');
  const { images } = sample.content as { images: { digest: string }[] };
  const form = new FormData();
  const described = images.map(({ digest: _digest, ...image }) => image);
  form.set('submission', JSON.stringify({ ...sample, content: { images: described } }));
  for (const { digest } of images) form.append('image', new Blob([sampleBlobs.get(digest) ?? '']), 'picture');
  const headers = { Authorization: `Bearer ${users.apiKey}` };
  const answer = await fetch(`${product.url}/api/v1/submissions`, { method: 'POST', headers, body: form });
  return (await answer.json()) as SubmissionView;
}

const send = async (modality: Modality): Promise<SubmissionView> =>
  (await users.send<SubmissionView>('POST', '/submissions', sampleOf(modality))).body;

const bodies: [string, () => Promise<SubmissionView>][] = [
  ['text', () => send('text')],
  ['schedule', () => send('schedule')],
  ['image', submitImage],
];

describe.each(bodies)('the first sample %s', (_, submit) => {
  it('goes from POST to a receipt and a proof that verify', async () => {
    await expectWayToApproval(product, users, await submit());
  });
});

describe('what the checks find', () => {
  it('names the overlap on the machine', async () => {
    const body = textBody({ modality: 'schedule', content: { schedule: overlappingSchedule }, sources: [] });
    const { id } = (await users.send<SubmissionView>('POST', '/submissions', body)).body;
    await users.untilWaiting(id);
    const { body: found } = await users.send<{ items: { check: string; place: unknown }[] }>(
      'GET',
      `/submissions/${id}/findings`,
    );
    const overlap = found.items.find(({ check, place }) => check === 'schedule-factuality' && place !== null);
    expect(overlap?.place).toMatchObject({ kind: 'operation', ids: expect.arrayContaining(['J1-10', 'J2-10']) });
  });
});

describe('a compliance officer', () => {
  it('exports the decisions and sees the coverage', async () => {
    const officer = await users.signIn('compliance');
    const asked = await officer.send<ReportView>('POST', '/reports', {
      kind: 'audit',
      from: '2020-01-01T00:00:00Z',
      to: new Date(Date.now() + 60_000).toISOString(),
      systems: [],
      formats: ['jsonl', 'csv'],
      language: 'zh-TW',
    });
    expect(asked.status).toBe(202);
    let report = asked.body;
    for (let tries = 0; report.state !== 'done' && tries < 300; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      report = (await officer.send<ReportView>('GET', `/reports/${report.id}`)).body;
    }
    expect(report).toMatchObject({ state: 'done', failure: null });
    expect(new Set(report.files.map(({ name }) => name.split('.').at(-1)))).toEqual(new Set(['jsonl', 'csv']));
    const coverage = await officer.send<{ requirements: { id: string }[] }>('GET', '/coverage');
    expect(coverage.body.requirements.filter(({ id }) => /^HLEG-\d$/.test(id))).toHaveLength(7);
  });
});
