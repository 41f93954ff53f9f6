import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostileImages, imageFormats, mutate, seedImage, textBody } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ COUNTERSIGN_RATE_LIMIT: '100000' });
});
afterAll(() => test.close());

interface ProblemBody {
  detail: string;
  code: string;
}
const api = () => request(test.app.getHttpServer());
const bearer = () => `Bearer ${test.key}`;

const put = (bytes: Buffer, language = 'en', type = 'image/png') =>
  api()
    .put('/api/v1/blobs')
    .set('Authorization', bearer())
    .set('Content-Type', type)
    .set('Accept-Language', language)
    .send(bytes);

/** Hands in what was taken in, and asks for all that is made of it. */
async function statusesOf(digest: string): Promise<number[]> {
  const { generator } = textBody();
  const content = { images: [{ digest }] };
  const submitted = await api()
    .post('/api/v1/submissions')
    .set('Authorization', bearer())
    .send({ system: 'answers', modality: 'image', title: digest, content, generator });
  const path = `/api/v1/submissions/${(submitted.body as { id: string }).id}/images/0`;
  const statuses = [submitted.status];
  for (const rest of ['?edge=64', '?edge=64&x=0&y=0&width=4&height=4', '/description']) {
    statuses.push((await api().get(`${path}${rest}`).set('Authorization', bearer())).status);
  }
  return statuses;
}

describe('hostile images at the API', () => {
  it('are refused in both languages, or taken in and then shown or refused, and the API goes on', async () => {
    for (const { name, bytes, end } of await hostileImages()) {
      const stored = await put(bytes);
      if (end === 'refused' || stored.status !== 201) {
        expect([name, [413, 415].includes(stored.status)]).toEqual([name, true]);
        const chinese = (await put(bytes, 'zh-TW')).body as ProblemBody;
        expect((stored.body as ProblemBody).detail).toMatch(/^[ -~×]+\.$/);
        expect(chinese.detail).toMatch(/[\u4e00-\u9fff].*。$/);
      } else {
        for (const status of await statusesOf((stored.body as { digest: string }).digest)) {
          expect([name, [200, 201, 413, 415].includes(status)]).toEqual([name, true]);
        }
      }
    }
    expect((await api().get('/api/ready')).status).toBe(200);
  }, 120_000);

  it('are none of them a fault of the API as mutations', async () => {
    for (const format of imageFormats) {
      const seed = await seedImage(format);
      const statuses = new Set<number>();
      for (let number = 1; number <= 20; number += 1) {
        const { status, body } = await put(mutate(seed, 1000 + number));
        statuses.add(status);
        if (status === 201) {
          for (const one of await statusesOf((body as { digest: string }).digest)) statuses.add(one);
        }
      }
      expect([...statuses].filter((status) => ![200, 201, 413, 415].includes(status))).toEqual([]);
    }
  }, 120_000);

  it('are known by their bytes, whatever they are said to be', async () => {
    const answer = await put(await seedImage('jpeg'), 'en', 'image/png');
    expect(answer.body).toMatchObject({ mediaType: 'image/jpeg', width: 48, height: 36 });
  });
});
