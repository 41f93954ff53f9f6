import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionView, UploadView } from '@countersign/contracts';
import {
  openS3Server,
  ProductUsers,
  seedImage,
  startProduct,
  textBody,
  type RunningProduct,
  type S3Server,
} from '@countersign/testing';
import { expectWayToApproval } from './way-to-approval.js';

let server: S3Server;
let product: RunningProduct;
let users: ProductUsers;

beforeAll(async () => {
  server = await openS3Server();
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = server.settings;
  product = await startProduct({
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
  users = await ProductUsers.on(product);
});
afterAll(async () => {
  await product.stop();
  await server.close();
});

describe('with images in a bucket', () => {
  it('an image goes from an upload in two steps to a receipt, and the checks read it from there', async () => {
    const bytes = await seedImage('png');
    const hex = createHash('sha256').update(bytes).digest('hex');
    const digest = `sha256:${hex}`;
    const declared = { digest, size: bytes.length, mediaType: 'image/png' };
    const { href } = (await users.send<UploadView>('POST', '/uploads', declared)).body;
    const headers = { 'Content-Type': 'image/png' };
    const sent = await fetch(`${product.url}${href}`, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    expect(sent.status).toBe(201);
    expect([...server.objects.keys()]).toEqual([`${hex.slice(0, 2)}/${hex}`]);
    server.asked.length = 0;
    const content = { images: [{ digest, declared: { width: 48, height: 36, mediaType: 'image/png' } }] };
    const body = textBody({ modality: 'image', title: 'A picture', content, sources: [] });
    const { body: received } = await users.send<SubmissionView>('POST', '/submissions', body);
    await expectWayToApproval(product, users, received);
    expect(server.asked).toContain(`GET ${hex.slice(0, 2)}/${hex}`);
    const { body: view } = await users.send<SubmissionView>('GET', `/submissions/${received.id}`);
    // It compares what is declared with the bytes, so it has read them.
    expect(view.checks.find(({ check }) => check === 'image-factuality')).toMatchObject({ state: 'passed' });
  });
});
