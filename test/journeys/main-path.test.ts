import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DecisionAnswer, ReportView, SubmissionView } from '@countersign/contracts';
import { ProductUsers, send, startProduct, textBody, type RunningProduct } from '@countersign/testing';
import { decodeHex, parseTlogProof, parseTrustPolicy, verifyTlogProof } from '@countersign/tlog';
import sharp from 'sharp';

let product: RunningProduct;
let users: ProductUsers;

beforeAll(async () => {
  product = await startProduct();
  users = await ProductUsers.on(product);
});
afterAll(() => product.stop());

const schedule = {
  timeZone: 'Asia/Taipei',
  start: '2026-12-01T08:00:00+08:00',
  calendars: [{ id: 'day', shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' }] }],
  machines: [{ id: 'M1', calendar: 'day' }],
  jobs: ['J1', 'J2'].map((id) => ({
    id,
    customer: 'ACME',
    dueAt: '2026-12-01T17:00:00+08:00',
    operations: [{ id: `${id}-10`, eligible: [{ machine: 'M1', minutes: 60 }], after: [] }],
  })),
  // The second begins before the first has left the machine.
  assignments: [
    { operation: 'J1-10', machine: 'M1', start: '2026-12-01T08:00:00+08:00', end: '2026-12-01T09:00:00+08:00' },
    { operation: 'J2-10', machine: 'M1', start: '2026-12-01T08:30:00+08:00', end: '2026-12-01T09:30:00+08:00' },
  ],
};

async function submitImage(): Promise<SubmissionView> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#3366aa' } })
    .png()
    .toBuffer();
  const form = new FormData();
  const body = textBody({
    modality: 'image',
    title: 'A picture',
    content: { images: [{ altText: 'A blue area', declared: { width: 64, height: 48, mediaType: 'image/png' } }] },
    sources: [],
  });
  form.set('submission', JSON.stringify(body));
  form.set('image', new Blob([bytes], { type: 'image/png' }), 'picture.png');
  const headers = { Authorization: `Bearer ${users.apiKey}` };
  const answer = await fetch(`${product.url}/api/v1/submissions`, { method: 'POST', headers, body: form });
  return (await answer.json()) as SubmissionView;
}

const bodies: [string, () => Promise<SubmissionView>][] = [
  ['text', async () => (await users.send<SubmissionView>('POST', '/submissions', textBody())).body],
  [
    'schedule',
    async () => {
      const body = textBody({ modality: 'schedule', content: { schedule }, sources: [] });
      return (await users.send<SubmissionView>('POST', '/submissions', body)).body;
    },
  ],
  ['image', submitImage],
];

/** Fetches the proof of an entry, which is sealed a moment after its commit. */
async function proofOf(entry: string): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const { status, body } = await users.send<string>('GET', `/audit/entries/${entry}/proof`);
    if (status === 200) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The entry was not sealed within five seconds.');
}

async function approve(view: SubmissionView): Promise<DecisionAnswer> {
  const needed = view.approvals?.needed ?? 1;
  const reason = view.modality === 'text' ? 'checked-against-source' : 'other';
  let last: DecisionAnswer | undefined;
  for (const [role, n] of [
    ['reviewer', 1],
    ['reviewer', 2],
  ] as const) {
    if (last && last.approvals.given >= needed) break;
    const { status, body } = await (await users.signIn(role, n)).decide(view.id, 'approve', reason);
    expect([status, body.decision?.outcome]).toEqual([201, 'approve']);
    last = body;
  }
  if (!last) throw new Error('Nobody decided.');
  return last;
}

describe.each(bodies)('%s', (_, submit) => {
  it('goes from POST to a receipt and a proof that verify', async () => {
    const received = await submit();
    expect(received).toMatchObject({ state: 'checking', version: 1 });
    const view = await users.untilWaiting(received.id);
    expect(view.checks.every(({ state }) => ['passed', 'flagged', 'inconclusive'].includes(state))).toBe(true);
    expect(view.route?.reasons.length).toBeGreaterThan(0);
    const waiting = users.send<SubmissionView>('GET', `/submissions/${view.id}/wait?timeout=30`);
    const { decision, submission } = await approve(view);
    expect(submission.state).toBe('approved');
    expect(await waiting).toMatchObject({ status: 200, body: { state: 'approved' } });

    const receipt = (await users.send<string>('GET', `/submissions/${view.id}/receipt`)).body;
    const [header = '', payload = '', signature = ''] = receipt.split('.');
    const { body: jwks } = await send<{ keys: object[] }>(`${product.url}/.well-known/jwks.json`, 'GET', {});
    const key = createPublicKey({ key: jwks.keys[0] as never, format: 'jwk' });
    expect(verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    expect(claims).toMatchObject({ sub: view.id, contentDigest: view.contentDigest, entry: decision.entry });

    const proof = parseTlogProof(await proofOf(decision.entry.id));
    const vkey = (await send<string>(`${product.url}/log/vkey`, 'GET', {})).body.trim();
    const policy = parseTrustPolicy(`log ${vkey}\nquorum none\n`);
    await verifyTlogProof(proof, decodeHex(decision.entry.leafHash), policy);
    await expect(verifyTlogProof(proof, new Uint8Array(32), policy)).rejects.toThrow();
  });
});

describe('what the checks find', () => {
  it('names the overlap on the machine', async () => {
    const body = textBody({ modality: 'schedule', content: { schedule }, sources: [] });
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
