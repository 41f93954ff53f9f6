import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problem, type Problem } from '@countersign/contracts';
import { textBody } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

async function refused(path: string, body: unknown, language: string): Promise<Problem> {
  const answer = await request(test.app.getHttpServer())
    .post(`/api/v1${path}`)
    .set('Authorization', `Bearer ${test.key}`)
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
    const answer = await request(test.app.getHttpServer())
      .post('/api/v1/submissions')
      .set('Authorization', `Bearer ${test.key}`)
      .set('Content-Type', 'application/json')
      .send(body);
    expect(answer.status).toBe(422);
    expect(problem.parse(answer.body).errors?.map(({ code }) => code)).toContain('too-deep');
  });
});
