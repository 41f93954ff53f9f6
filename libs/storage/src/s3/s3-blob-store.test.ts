import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openS3Server, type S3Behaviour, type S3Server } from '@countersign/testing';
import sharp from 'sharp';
import { s3BlobStore } from './s3-blob-store.js';
import type { S3Settings } from './s3-settings.js';

const png = (width = 20) =>
  sharp({ create: { width, height: 10, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();

let server: S3Server;
let folder: string;
beforeEach(async () => {
  server = await openS3Server();
  folder = await mkdtemp(join(tmpdir(), 'countersign-s3-'));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const storeWith = (settings: Partial<S3Settings> = {}, tryMs = 10_000) =>
  s3BlobStore({ ...server.settings, ...settings }, folder, { tries: 4, pauseMs: 5, tryMs });

describe('s3BlobStore', () => {
  it('sends bytes once, for an image that is there already none', async () => {
    const bytes = await png();
    const { digest } = await storeWith().put(bytes);
    const key = `${digest.slice(7, 9)}/${digest.slice(7)}`;
    await storeWith().put(bytes);
    expect(server.asked).toEqual([`HEAD ${key}`, `PUT ${key}`, `HEAD ${key}`]);
    expect(server.objects.get(key)?.equals(bytes)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each<S3Behaviour[]>([
    ['busy', 'failing', 'busy'],
    ['reset', 'reset'],
    ['slow', 'slow'],
  ])('goes on after %s, %s', async (...faults) => {
    const bytes = await png();
    const { digest } = await storeWith().put(bytes);
    server.objects.clear();
    server.next.push(...faults);
    await storeWith().put(bytes);
    expect(server.objects.size).toBe(1);
    server.next.push(...faults);
    expect((await storeWith().read(digest)).equals(bytes)).toBe(true);
    server.next.push(...faults);
    await storeWith().remove(digest);
    expect(server.objects.size).toBe(0);
  });

  it('asks again for a body that broke off', async () => {
    const bytes = await png();
    const { digest } = await storeWith().put(bytes);
    server.next.push('truncated', 'truncated');
    expect((await storeWith().read(digest)).equals(bytes)).toBe(true);
  });

  it('gives up on a store that stays away, says so to the caller, and leaves no file behind', async () => {
    server.next.push(...Array.from({ length: 4 }, () => 'busy' as const));
    await expect(storeWith().put(await png())).rejects.toMatchObject({
      code: 'overloaded',
      extras: { retryAfter: 5 },
      detail: { en: expect.stringContaining('cannot be reached'), 'zh-TW': expect.stringContaining('圖片儲存空間') },
    });
    server.next.push(...Array.from({ length: 4 }, () => 'hanging' as const));
    await expect(storeWith({}, 40).has(`sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'overloaded' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not follow a redirect with what it signed', async () => {
    server.next.push('elsewhere');
    await expect(storeWith().check()).rejects.toThrow(/301 PermanentRedirect\. Check S3_REGION and S3_ENDPOINT/);
  });

  it.each<[string, Partial<S3Settings>, RegExp]>([
    ['no such bucket', { bucket: 'nobody' }, /"nobody".*404 NoSuchBucket\. Make the bucket/],
    ['an unknown key', { accessKeyId: 'AKIAOTHER' }, /403 InvalidAccessKeyId\. Check S3_ACCESS_KEY_ID/],
    ['a wrong secret', { secretAccessKey: 'wrong' }, /403 SignatureDoesNotMatch\. Check S3_ACCESS_KEY_ID/],
    ['another region', { region: 'us-east-1' }, /400 AuthorizationHeaderMalformed\. Check S3_REGION/],
    ['nobody at the address', { endpoint: 'http://127.0.0.1:9' }, /did not answer.*Check S3_ENDPOINT/],
  ])('says at start what is wrong: %s', async (_name, settings, message) => {
    await expect(storeWith(settings).check()).rejects.toThrow(message);
  });

  it('never says the secret', async () => {
    const failure = await storeWith({ bucket: 'nobody' })
      .check()
      .catch((error: unknown) => error);
    expect(String(failure)).not.toContain(server.settings.secretAccessKey);
  });

  it('notices that an object was exchanged', async () => {
    const { digest } = await storeWith().put(await png());
    server.objects.set(`${digest.slice(7, 9)}/${digest.slice(7)}`, await png(21));
    await expect(storeWith().read(digest)).rejects.toThrow(/images\/..\/.* no longer has its digest/);
  });
});
