import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { problem, type Problem } from '@countersign/contracts';
import { createKey } from '@countersign/identity';
import { testDatabase, textBody, type TestDatabase } from '@countersign/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { readConfig } from '../config.js';
import { createApp } from '../create-app.js';
import { Product } from '../product.js';

let test: TestDatabase;
let dataFolder: string;
let product: Product;
let app: NestFastifyApplication;
let key: string;

beforeAll(async () => {
  test = await testDatabase();
  dataFolder = await mkdtemp(join(tmpdir(), 'countersign-http-'));
  const config = readConfig({
    DATABASE_URL: test.url,
    COUNTERSIGN_DATA: dataFolder,
    COUNTERSIGN_POLICIES: fileURLToPath(new URL('../../../../policies', import.meta.url)),
    LOG_LEVEL: 'silent',
  });
  product = await Product.open(config, () => undefined);
  key = await product.db.transaction(
    async (tx) => (await createKey(tx, setUpActor, { name: 'test', scopes: ['submit'], systems: [] })).secret,
  );
  app = await createApp(product);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

afterAll(async () => {
  await app.close();
  await product.close();
  await test.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

async function refused(path: string, body: unknown, language: string): Promise<Problem> {
  const answer = await request(app.getHttpServer())
    .post(`/api/v1${path}`)
    .set('Authorization', `Bearer ${key}`)
    .set('Accept-Language', language)
    .send(body as object);
  return problem.parse(answer.body);
}

const submission = textBody({ title: 'x'.repeat(312), system: 'No Slug', extra: 1 });
const roster = {
  timeZone: 'Mars/Base',
  people: [{ id: 'P1' }, { id: 'P1' }],
  shifts: [{ id: 'S1', date: '2026-12-01', from: '8', to: '25:00', count: -1 }],
  assignments: [{ person: 1 }],
};

/** A path, a hostile body, and the pointers of its faults. */
const cases: [string, unknown, string[]][] = [
  ['/session', { email: 'x', password: ['hunter2hunter2'] }, ['/email', '/password']],
  ['/submissions', submission, ['/extra', '/system', '/title']],
  [
    '/submissions',
    textBody({ modality: 'schedule', content: { roster } }),
    [
      '/content/roster/assignments/0/person',
      '/content/roster/assignments/0/shift',
      '/content/roster/shifts/0/count',
      '/content/roster/shifts/0/from',
      '/content/roster/shifts/0/to',
      '/content/roster/timeZone',
    ],
  ],
  [
    '/submissions',
    textBody({ content: { text: 'a\ud800' }, metadata: { n: 2 ** 60 } }),
    ['/content/text', '/metadata/n'],
  ],
  ['/submissions', textBody({ system: 'unregistered' }), ['/system']],
  ['/submissions/batch', { items: [] }, ['/items']],
];

describe('errors[].detail', () => {
  it.each(cases)('%s (%#) is in the language that the reader asked for', async (path, body, pointers) => {
    const chinese = await refused(path, body, 'zh-TW,zh;q=0.9,en;q=0.5');
    const english = await refused(path, body, 'en');
    const places = [...new Set(chinese.errors?.map(({ pointer }) => pointer))].sort();
    expect(places).toEqual(pointers);
    expect(chinese.errors?.map(({ pointer, code }) => [pointer, code])).toEqual(
      english.errors?.map(({ pointer, code }) => [pointer, code]),
    );
    for (const { detail } of chinese.errors ?? []) expect(detail).toMatch(/\p{Script=Han}/u);
    for (const { detail } of english.errors ?? []) expect(detail).not.toMatch(/\p{Script=Han}/u);
  });

  it('says the limit and what was given, and never a password', async () => {
    const { errors } = await refused('/submissions', submission, 'zh-TW');
    expect(errors?.find(({ pointer }) => pointer === '/title')?.detail).toBe('最多 300 個字元，目前為 312');
    const signIn = await refused('/session', { email: 'a@example.org', password: 'hunter2'.repeat(50) }, 'en');
    expect(signIn.errors?.[0]?.detail).toBe('must have at most 256 characters; this has 350');
    expect(JSON.stringify(signIn)).not.toContain('hunter2');
  });

  it('refuses nesting that no schema should follow, as a fault and not as a failure', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const body = `{"metadata":{"deep":${deep}}}`;
    const answer = await request(app.getHttpServer())
      .post('/api/v1/submissions')
      .set('Authorization', `Bearer ${key}`)
      .set('Content-Type', 'application/json')
      .send(body);
    expect(answer.status).toBe(422);
    expect(problem.parse(answer.body).errors?.map(({ code }) => code)).toContain('too-deep');
  });
});
