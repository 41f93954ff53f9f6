import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openS3Server, textBody, type S3Server } from '@countersign/testing';
import type { SubmissionView } from '@countersign/contracts';
import sharp from 'sharp';
import request from 'supertest';
import { Product } from '../product.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let server: S3Server;
let test: TestApp;
const settingsOf = ({ settings }: S3Server) => ({
  S3_ENDPOINT: settings.endpoint,
  S3_BUCKET: settings.bucket,
  S3_REGION: settings.region,
  S3_ACCESS_KEY_ID: settings.accessKeyId,
  S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
});
beforeAll(async () => {
  server = await openS3Server();
  test = await openTestApp(settingsOf(server));
});
afterAll(async () => {
  await test.close();
  await server.close();
});

const api = () => request(test.app.getHttpServer());
const bearer = () => `Bearer ${test.key}`;

async function submitted(): Promise<string> {
  const png = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#357' } })
    .png()
    .toBuffer();
  const { generator } = textBody();
  const submission = { system: 'answers', modality: 'image', title: 'picture', content: {}, generator };
  const answer = await api()
    .post('/api/v1/submissions')
    .set('Authorization', bearer())
    .field('submission', JSON.stringify(submission))
    .attach('image', png, { filename: 'picture.png', contentType: 'image/png' });
  expect(answer.status).toBe(201);
  return (answer.body as SubmissionView).id;
}

describe('images in a bucket', () => {
  it('go there and come back through the threads as copies and descriptions', async () => {
    const id = await submitted();
    expect(server.objects.size).toBe(1);
    const copy = await api().get(`/api/v1/submissions/${id}/images/0?edge=20`).set('Authorization', bearer());
    expect(await sharp(copy.body as Buffer).metadata()).toMatchObject({ format: 'webp', width: 20, height: 10 });
    const told = await api().get(`/api/v1/submissions/${id}/images/0/description`).set('Authorization', bearer());
    expect(told.body).toMatchObject({ mediaType: 'image/png', width: 60, height: 30 });
  });

  it('are asked of the bucket once for each copy', async () => {
    const id = await submitted();
    const ask = () => api().get(`/api/v1/submissions/${id}/images/0?edge=24`).set('Authorization', bearer());
    const before = server.asked.length;
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(server.asked.slice(before)).toHaveLength(1);
  });

  it('are missed by readiness and metrics while the bucket is away', async () => {
    expect((await api().get('/api/ready')).status).toBe(200);
    server.next.push('busy', 'busy');
    const ready = await api().get('/api/ready');
    expect(ready.status).toBe(503);
    expect((ready.body as { reasons: string[] }).reasons).toEqual([expect.stringContaining('S3_ENDPOINT')]);
    server.next.push('busy', 'busy');
    expect((await api().get('/metrics')).text).toContain('countersign_blob_store_up 0');
    expect((await api().get('/metrics')).text).toContain('countersign_blob_store_up 1');
  });

  it('stop the start when the bucket cannot be used', async () => {
    const { config } = test.product;
    const blobs = { ...config.blobs, s3: { ...server.settings, bucket: 'nobody' } };
    await expect(Product.open({ ...config, blobs }, () => undefined)).rejects.toThrow(
      /"nobody".*NoSuchBucket\. Make the bucket/,
    );
  });
});
