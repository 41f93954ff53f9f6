import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { imageDescription, type SubmissionView } from '@countersign/contracts';
import { textBody } from '@countersign/testing';
import sharp from 'sharp';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

async function submitted(bytes: Buffer): Promise<string> {
  const { generator } = textBody();
  const submission = { system: 'answers', modality: 'image', title: 'picture', content: {}, generator };
  const answer = await request(test.app.getHttpServer())
    .post('/api/v1/submissions')
    .set('Authorization', `Bearer ${test.key}`)
    .field('submission', JSON.stringify(submission))
    .attach('image', bytes, { filename: 'picture', contentType: 'application/octet-stream' });
  expect(answer.status).toBe(201);
  return (answer.body as SubmissionView).id;
}

const ask = (id: string, index: number) =>
  request(test.app.getHttpServer())
    .get(`/api/v1/submissions/${id}/images/${index}/description`)
    .set('Authorization', `Bearer ${test.key}`);

describe('GET /submissions/:id/images/:index/description', () => {
  it('tells what the bytes say: form, camera, texts and that there is no manifest', async () => {
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#357' } })
      .withExif({ IFD0: { Make: 'Contoso', Model: 'Contoso X100' } })
      .jpeg()
      .toBuffer();
    const answer = await ask(await submitted(bytes), 0);
    expect(answer.status).toBe(200);
    expect(imageDescription.parse(answer.body)).toMatchObject({
      mediaType: 'image/jpeg',
      bytes: bytes.length,
      width: 40,
      height: 20,
      camera: 'Contoso X100',
      provenance: { verdict: 'absent', manifests: [] },
    });
  });

  it('knows no image that is not there', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect((await ask(await submitted(png), 1)).status).toBe(404);
  });
});
