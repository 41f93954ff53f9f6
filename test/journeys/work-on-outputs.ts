import { expect } from '@jest/globals';
import type { ClaimView, ReportView, SubmissionView } from '@countersign/contracts';
import { textBody, type ProductUsers } from '@countersign/testing';
import { sha256 } from '../conformance/independent/merkle-tree.js';

/** Hands in enough outputs to fill a tile, and decides on four of them in different ways. */
export async function workOn(users: ProductUsers): Promise<void> {
  const items = Array.from({ length: 60 }, (_, n) => textBody({ title: `Answer ${n}` }));
  const { body } = await users.send<{ results: { submission: SubmissionView }[] }>('POST', '/submissions/batch', {
    items,
  });
  const outcomes = [
    { outcome: 'approve', reasons: [{ code: 'checked-against-source' }], comment: 'Compared by hand.' },
    { outcome: 'reject', reasons: [{ code: 'other' }, { code: 'unsupported-claim' }], comment: '缺乏來源支持。\n😀' },
    {
      outcome: 'request-changes',
      reasons: [{ code: 'unsupported-claim', place: { kind: 'span', part: '/content/text', start: 0, end: 4 } }],
    },
    { outcome: 'approve', reasons: [{ code: 'checked-against-source' }] },
  ];
  const reviewer = await users.signIn('reviewer');
  for (const [n, decision] of outcomes.entries()) {
    const id = body.results[n]?.submission.id ?? '';
    await users.untilWaiting(id);
    const { claim, binding } = (await reviewer.send<ClaimView>('POST', '/reviews/claims', { submission: id })).body;
    const answer = await reviewer.send('POST', '/reviews/decisions', { claim: claim.id, binding, ...decision });
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
  }
}

/** The bundle of all decisions, asked for and fetched as a compliance officer does. */
export async function exportedBundle(users: ProductUsers): Promise<Buffer> {
  const officer = await users.signIn('compliance');
  const period = { from: '2020-01-01T00:00:00Z', to: new Date(Date.now() + 60_000).toISOString() };
  const wanted = { kind: 'audit', ...period, systems: [], formats: ['bundle'], language: 'zh-TW' };
  let { body: report } = await officer.send<ReportView>('POST', '/reports', wanted);
  for (let tries = 0; report.state !== 'done' && tries < 300; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    report = (await officer.send<ReportView>('GET', `/reports/${report.id}`)).body;
  }
  const [file] = report.files;
  const answer = await fetch(`${users.product.url}${file?.href}`, { headers: officer.headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(`sha256:${sha256(bytes).toString('hex')}`).toBe(file?.digest);
  return bytes;
}
