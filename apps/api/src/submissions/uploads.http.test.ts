import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import type { UploadView } from '@countersign/contracts';
import { createKey, revokeKey } from '@countersign/identity';
import { readUpload } from '@countersign/submissions';
import { mutate, seedImage, textBody } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const api = () => request(test.app.getHttpServer());
const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const declare = (bytes: Buffer, changes: object = {}, key = test.key) =>
  api()
    .post('/api/v1/uploads')
    .set('Authorization', `Bearer ${key}`)
    .send({ digest: sha256(bytes), size: bytes.length, mediaType: 'image/png', ...changes });
const send = (href: string, bytes: Buffer) => api().put(href).set('Content-Type', 'image/png').send(bytes);
const hrefOf = async (bytes: Buffer, changes: object = {}): Promise<string> =>
  ((await declare(bytes, changes)).body as UploadView).href;

describe('uploads in two steps', () => {
  it('take the declared bytes without a credential; a submission then refers to them', async () => {
    const png = await seedImage('png');
    const declared = await declare(png);
    expect(declared.status).toBe(201);
    const { href, method, expiresAt } = declared.body as UploadView;
    expect(method).toBe('PUT');
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(900_000);
    const sent = await send(href, png);
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ digest: sha256(png), size: png.length, mediaType: 'image/png', width: 48 });
    const { generator } = textBody();
    const content = { images: [{ digest: sha256(png) }] };
    const submitted = await api()
      .post('/api/v1/submissions')
      .set('Authorization', `Bearer ${test.key}`)
      .send({ system: 'answers', modality: 'image', title: 'picture', content, generator });
    expect(submitted.status).toBe(201);
  });

  it('refuse and do not keep other bytes, more bytes, and what is no image', async () => {
    const png = mutate(await seedImage('png'), 3);
    const other = await seedImage('jpeg');
    const refusal = await send(await hrefOf(png), other);
    expect([refusal.status, (refusal.body as { code: string }).code]).toEqual([422, 'invalid-body']);
    expect(await test.product.blobs.has(sha256(other))).toBe(false);
    expect((await send(await hrefOf(other, { size: 10 }), other)).status).toBe(413);
    const text = Buffer.from('no image');
    expect((await send(await hrefOf(text), text)).status).toBe(415);
  });

  it.each([
    ['a size over the limit', { size: 26_214_401 }],
    ['a type that is not taken in', { mediaType: 'image/svg+xml' }],
    ['no digest', { digest: 'md5:00' }],
  ])('refuse %s before a byte is sent', async (_name, changes) => {
    expect((await declare(Buffer.from('x'), changes)).status).toBe(422);
  });

  it('end with their time and with the key that asked', async () => {
    const png = await seedImage('png');
    const created = await test.product.db.transaction((tx) =>
      createKey(tx, setUpActor, { name: 'short', scopes: ['submit'], systems: [] }),
    );
    const { href } = (await declare(png, {}, created.secret)).body as UploadView;
    const token = new URL(href, 'http://x').searchParams.get('token') ?? '';
    const { db, uploads, policy } = test.product;
    const read = (now: Date) => db.read((tx) => readUpload(tx, token, { tokens: uploads, roles: policy.roles }, now));
    expect(await read(new Date())).toMatchObject({ digest: sha256(png) });
    await expect(read(new Date(Date.now() + 901_000))).rejects.toMatchObject({ code: 'forbidden' });
    expect((await send(href.slice(0, -2), png)).status).toBe(403);
    await db.transaction((tx) => revokeKey(tx, setUpActor, { id: created.key.id }));
    expect((await send(href, png)).status).toBe(403);
  });
});
