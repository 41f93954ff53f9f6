import { createPublicKey, verify } from 'node:crypto';
import { expect } from '@jest/globals';
import type { DecisionAnswer, SubmissionView } from '@countersign/contracts';
import { send, type ProductUsers, type RunningProduct } from '@countersign/testing';
import { decodeHex, parseTlogProof, parseTrustPolicy, verifyTlogProof } from '@countersign/tlog';

/** Fetches the proof of an entry, which is sealed a moment after its commit. */
async function proofOf(users: ProductUsers, entry: string): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const { status, body } = await users.send<string>('GET', `/audit/entries/${entry}/proof`);
    if (status === 200) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The entry was not sealed within five seconds.');
}

/** Approves by as many people as the route of the output asks for; answers the last decision. */
async function approve(users: ProductUsers, view: SubmissionView): Promise<DecisionAnswer> {
  const needed = view.approvals?.needed ?? 1;
  const reason = view.modality === 'text' ? 'checked-against-source' : 'other';
  let last: DecisionAnswer | undefined;
  for (const n of [1, 2] as const) {
    if (last && last.approvals.given >= needed) break;
    const { status, body } = await (await users.signIn('reviewer', n)).decide(view.id, 'approve', reason);
    expect([status, body.decision?.outcome]).toEqual([201, 'approve']);
    last = body;
  }
  if (!last) throw new Error('Nobody decided.');
  return last;
}

/** Takes a received output through checks, decision, receipt and proof, and verifies the last two. */
export async function expectWayToApproval(
  product: RunningProduct,
  users: ProductUsers,
  received: SubmissionView,
): Promise<void> {
  expect(received).toMatchObject({ state: 'checking', version: 1 });
  const view = await users.untilWaiting(received.id);
  expect(view.checks.every(({ state }) => ['passed', 'flagged', 'inconclusive'].includes(state))).toBe(true);
  expect(view.route?.reasons.length).toBeGreaterThan(0);
  const waiting = users.send<SubmissionView>('GET', `/submissions/${view.id}/wait?timeout=30`);
  const { decision, submission } = await approve(users, view);
  expect(submission.state).toBe('approved');
  expect(await waiting).toMatchObject({ status: 200, body: { state: 'approved' } });

  const receipt = (await users.send<string>('GET', `/submissions/${view.id}/receipt`)).body;
  const [header = '', payload = '', signature = ''] = receipt.split('.');
  const { body: jwks } = await send<{ keys: object[] }>(`${product.url}/.well-known/jwks.json`, 'GET', {});
  const key = createPublicKey({ key: jwks.keys[0] as never, format: 'jwk' });
  expect(verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  expect(claims).toMatchObject({ sub: view.id, contentDigest: view.contentDigest, entry: decision.entry });

  const proof = parseTlogProof(await proofOf(users, decision.entry.id));
  const vkey = (await send<string>(`${product.url}/log/vkey`, 'GET', {})).body.trim();
  const policy = parseTrustPolicy(`log ${vkey}\nquorum none\n`);
  await verifyTlogProof(proof, decodeHex(decision.entry.leafHash), policy);
  await expect(verifyTlogProof(proof, new Uint8Array(32), policy)).rejects.toThrow();
}
