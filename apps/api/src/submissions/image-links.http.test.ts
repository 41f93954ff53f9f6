import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkActor, setUpActor } from '@countersign/access';
import type { DownloadLink, SubmissionView } from '@countersign/contracts';
import { createKey, registerSystem, revokeKey } from '@countersign/identity';
import { openImageLink } from '@countersign/submissions';
import { plainSystem, seedImage, textBody } from '@countersign/testing';
import sharp from 'sharp';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const api = () => request(test.app.getHttpServer());

async function submitted(): Promise<string> {
  const { generator } = textBody();
  const submission = { system: 'answers', modality: 'image', title: 'picture', content: {}, generator };
  const answer = await api()
    .post('/api/v1/submissions')
    .set('Authorization', `Bearer ${test.key}`)
    .field('submission', JSON.stringify(submission))
    .attach('image', await seedImage('jpeg'), { filename: 'picture', contentType: 'image/jpeg' });
  expect(answer.status).toBe(201);
  return (answer.body as SubmissionView).id;
}

const link = (id: string, query = '', key = test.key) =>
  api().post(`/api/v1/submissions/${id}/images/0/link${query}`).set('Authorization', `Bearer ${key}`);

async function shown(id: string) {
  return test.product.db.read((tx) =>
    tx.query<{ actor: string; payload: unknown }>(
      `select e.actor, p.payload from audit_entry e join audit_payload p on p.entry_id = e.id
       where e.action = 'image.shown' and e.subject = $1 order by e.id`,
      [id],
    ),
  );
}

describe('links to images', () => {
  it('open one copy without a credential, each time with an entry', async () => {
    const id = await submitted();
    const made = await link(id, '?edge=24');
    expect(made.status).toBe(201);
    const { href, expiresAt } = made.body as DownloadLink;
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
    for (let time = 0; time < 2; time += 1) {
      const copy = await api().get(href);
      expect(copy.headers).toMatchObject({ 'content-type': 'image/webp', 'cache-control': 'no-store' });
      const metadata = await sharp(copy.body as Buffer).metadata();
      expect(metadata).toMatchObject({ width: 24, height: 18, hasProfile: false });
      expect(metadata.exif).toBeUndefined();
    }
    const entries = await shown(id);
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({ actor: 'service:link', payload: { submission: id, index: 0 } });
  });

  it('cannot be guessed, changed, used after their time, or taken for a link to a report', async () => {
    const id = await submitted();
    const { href } = (await link(id)).body as DownloadLink;
    const token = new URL(href, 'http://x').searchParams.get('token') ?? '';
    const said = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...said, index: 1 })).toString('base64url');
    for (const other of ['x', `${token}x`, `${forged}.${token.split('.')[1]}`, `${token.split('.')[0]}.`]) {
      expect((await api().get(`/api/v1/image-links?token=${encodeURIComponent(other)}`)).status).toBe(403);
    }
    expect((await api().get(`/api/v1/downloads?token=${token}`)).status).toBe(403);
    const later = new Date(Date.now() + 601_000);
    const { db, imageLinks, policy } = test.product;
    const context = { links: imageLinks, roles: policy.roles };
    await expect(db.transaction((tx) => openImageLink(tx, linkActor, token, context, later))).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await shown(id)).toEqual([]);
  });

  it('end with the key that asked for them', async () => {
    const id = await submitted();
    const { key, secret } = await test.product.db.transaction((tx) =>
      createKey(tx, setUpActor, { name: 'short', scopes: ['read'], systems: [] }),
    );
    const { href } = (await link(id, '', secret)).body as DownloadLink;
    expect((await api().get(href)).status).toBe(200);
    await test.product.db.transaction((tx) => revokeKey(tx, setUpActor, { id: key.id }));
    const refused = await api().get(href).set('Accept-Language', 'zh-TW');
    expect(refused.status).toBe(403);
    expect((refused.body as { detail: string }).detail).toContain('此連結已失效');
  });

  it('are made of no image that is not there, and by nobody who may not read it', async () => {
    const id = await submitted();
    expect((await api().post(`/api/v1/submissions/${id}/images/0/link`)).status).toBe(401);
    const one = await api().post(`/api/v1/submissions/${id}/images/1/link`).set('Authorization', `Bearer ${test.key}`);
    expect(one.status).toBe(404);
    const { secret } = await test.product.db.transaction(async (tx) => {
      await registerSystem(tx, setUpActor, plainSystem('letters'));
      return createKey(tx, setUpActor, { name: 'other', scopes: ['read'], systems: ['letters'] });
    });
    expect((await link(id, '', secret)).status).toBe(404);
  });
});
