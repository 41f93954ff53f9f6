import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
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
      frames: 1,
      transparent: false,
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

describe('images in a multipart body', () => {
  const sendTo = (path: string, ...images: Buffer[]) => {
    const { generator } = textBody();
    const submission = { system: 'answers', modality: 'image', title: 'picture', content: {}, generator };
    const sent = request(test.app.getHttpServer())
      .post(path)
      .set('Authorization', `Bearer ${test.key}`)
      .field('submission', JSON.stringify(submission));
    for (const bytes of images) void sent.attach('image', bytes, { filename: 'picture', contentType: 'image/png' });
    return sent;
  };
  const send = (...images: Buffer[]) => sendTo('/api/v1/submissions', ...images);

  it('are streamed in turn, and refused beyond 25 MB as by PUT', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect((await send(png, png)).status).toBe(201);
    const tooLarge = await send(png, Buffer.alloc(25 * 1_048_576 + 1), png);
    expect(tooLarge.status).toBe(413);
    expect((tooLarge.body as { detail: string }).detail).toBe(
      'The image has more than the 25 MB allowed. Send a smaller file.',
    );
    expect((await send(Buffer.from('no image'), png)).status).toBe(415);
    expect((await send(png)).status).toBe(201);
  });

  it('are judged and planned for by a dry run as they would be taken in, and not kept', async () => {
    const png = await sharp({ create: { width: 5, height: 3, channels: 3, background: '#0f0' } })
      .png()
      .toBuffer();
    const judged = jest.spyOn(test.product.blobs, 'judge');
    const dry = (...images: Buffer[]) => sendTo('/api/v1/submissions?dryRun=true', ...images);
    expect((await dry(Buffer.alloc(25 * 1_048_576 + 1))).status).toBe(413);
    expect((await dry(Buffer.from('no image'))).status).toBe(415);
    const planned = await dry(png, png);
    expect([planned.status, planned.body]).toEqual([200, expect.objectContaining({ dryRun: true })]);
    // Within the bounds of memory that the store keeps to.
    expect(judged).toHaveBeenCalledTimes(4);
    const { digest } = await test.product.blobs.judge(png);
    expect(await test.product.blobs.has(digest)).toBe(false);
  });
});

describe('a part of a form that says it is JSON', () => {
  const send = (json: string) =>
    request(test.app.getHttpServer())
      .post('/api/v1/submissions')
      .set('Authorization', `Bearer ${test.key}`)
      .field('submission', json, { contentType: 'application/json' });

  it('is read as such', async () => {
    const { status, body } = await send(JSON.stringify(textBody()));
    expect([status, (body as { title?: string }).title]).toEqual([201, textBody()['title']]);
  });

  it.each(['{"system":', '{"__proto__": {"a": 1}}'])('and is none is refused: %s', async (json) => {
    const { status, body } = await send(json);
    expect([status, (body as { code: string }).code]).toEqual([400, 'invalid-json']);
  });
});

describe('GET /submissions/:id/images/:index', () => {
  const copy = (id: string, query: string) =>
    request(test.app.getHttpServer())
      .get(`/api/v1/submissions/${id}/images/0${query}`)
      .set('Authorization', `Bearer ${test.key}`);

  it('gives the whole shrunk, and a part in its own pixels', async () => {
    const png = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#357' } })
      .png()
      .toBuffer();
    const id = await submitted(png);
    const whole = await copy(id, '?edge=300').responseType('blob');
    expect(await sharp(whole.body as Buffer).metadata()).toMatchObject({ format: 'webp', width: 300, height: 100 });
    const part = await copy(id, '?x=2500&y=900&width=800&height=800&edge=4096').responseType('blob');
    expect(await sharp(part.body as Buffer).metadata()).toMatchObject({ format: 'webp', width: 500, height: 100 });
    expect(part.headers).toMatchObject({ 'x-source-width': '3000', 'x-source-height': '1000' });
  });

  it('gives one frame of an animation, kept apart from all of them', async () => {
    const frames = Buffer.concat([9, 200].map((shade) => Buffer.alloc(40 * 30 * 3, shade)));
    const gif = await sharp(frames, { raw: { width: 40, height: 60, channels: 3, pageHeight: 30 } })
      .gif()
      .toBuffer();
    const id = await submitted(gif);
    const shadeOf = async (query: string) => {
      const { body, headers } = await copy(id, query).responseType('blob');
      const { channels } = await sharp(body as Buffer).stats();
      const { pages = 1 } = await sharp(body as Buffer).metadata();
      return { pages, dark: (channels[0]?.mean ?? 0) < 100, tag: String((headers as Record<string, string>)['etag']) };
    };
    const shown = [await shadeOf('?edge=64'), await shadeOf('?edge=64&frame=0'), await shadeOf('?edge=64&frame=1')];
    expect(shown.map(({ pages, dark }) => [pages, dark])).toEqual([
      [2, true],
      [1, true],
      [1, false],
    ]);
    expect(new Set(shown.map(({ tag }) => tag)).size).toBe(3);
    expect((await copy(id, '?frame=2')).status).toBe(400);
  });

  it('lets a browser keep a copy that it must ask for each time', async () => {
    const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#357' } })
      .png()
      .toBuffer();
    const id = await submitted(png);
    const { etag, ...headers } = (await copy(id, '?edge=64')).headers as Record<string, string>;
    expect(headers['cache-control']).toBe('private, no-cache');
    expect((await copy(id, '?edge=64').set('If-None-Match', String(etag))).status).toBe(304);
    expect((await copy(id, '?edge=128').set('If-None-Match', String(etag))).status).toBe(200);
    const refused = await copy(id, '?x=50&y=0&width=5&height=5');
    expect([refused.status < 500, refused.ok, refused.headers['etag']]).toEqual([true, false, undefined]);
    expect(refused.headers['cache-control']).toBe('no-store');
    const stranger = request(test.app.getHttpServer())
      .get(`/api/v1/submissions/${id}/images/0?edge=64`)
      .set('If-None-Match', String(etag));
    expect((await stranger).status).toBe(401);
  });

  it.each([
    '?x=1&y=1&width=5',
    '?x=1&y=1&width=0&height=5',
    '?x=-1&y=0&width=5&height=5',
    '?x=50&y=0&width=5&height=5',
  ])('refuses the part %s', async (query) => {
    const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const answer = await copy(await submitted(png), query);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-query' });
  });
});
