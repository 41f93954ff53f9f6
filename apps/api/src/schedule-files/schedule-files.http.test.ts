import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import {
  scheduleFileView,
  type Problem,
  type ScheduleFileView,
  type ScheduleMapping,
  type SubmissionView,
} from '@countersign/contracts';
import { createKey, registerSystem } from '@countersign/identity';
import { plainSystem, textBody } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
let otherKey: string;
beforeAll(async () => {
  test = await openTestApp();
  otherKey = await test.product.db.transaction(async (tx) => {
    await registerSystem(tx, setUpActor, plainSystem('others', 'Others'));
    return (await createKey(tx, setUpActor, { name: 'other', scopes: ['submit', 'read'], systems: ['others'] })).secret;
  });
});
afterAll(() => test.close());

const csv = {
  settings: 'Time zone,Asia/Taipei\nStart of the schedule,2026-12-01 08:00',
  machines: 'Machine\nM1',
  operations: 'Auftrag,Operation,Machine,Minutes\nA,A1,M1,60',
  assignments: 'Operation,Machine,Start,End\nA1,M1,2026-12-01 08:00,2026-12-01 09:00',
};
const whole = { ...csv, operations: csv.operations.replace('Auftrag', 'Order') };
const submission = { system: 'answers', modality: 'schedule', title: 'Week 49', generator: textBody().generator };

function send(method: 'get' | 'post' | 'put' | 'delete', path: string, key = test.key): request.Test {
  return request(test.app.getHttpServer())[method](`/api/v1/${path}`).set('Authorization', `Bearer ${key}`);
}

function withFiles(sent: request.Test, files: Readonly<Record<string, string | Buffer>>): request.Test {
  for (const [name, contents] of Object.entries(files)) {
    sent.attach('schedule', Buffer.from(contents), name.includes('.') ? name : `${name}.csv`);
  }
  return sent;
}

async function read(
  files: Readonly<Record<string, string | Buffer>>,
  fields: Record<string, string> = {},
): Promise<ScheduleFileView> {
  const answer = await withFiles(send('post', 'schedule-files/read').field(fields), files);
  expect(answer.status).toBe(200);
  return scheduleFileView.parse(answer.body);
}

describe('POST /schedule-files/read', () => {
  it('answers tables, mapping, content and counts', async () => {
    const view = await read(whole);
    expect(view).toMatchObject({
      format: 'tables',
      kind: 'production',
      faults: [],
      counts: { orders: 1, operations: 1 },
    });
    expect(view.content).toMatchObject({ schedule: { timeZone: 'Asia/Taipei' } });
  });

  it('names faults in the language of the reader', async () => {
    const answer = await withFiles(send('post', 'schedule-files/read').set('Accept-Language', 'zh-TW'), {
      ...whole,
      machines: 'Machine,Calendar\n,day',
    });
    expect((answer.body as ScheduleFileView).faults).toMatchObject([
      {
        sheet: 'machines.csv',
        row: 2,
        column: 'Machine',
        cell: 'A2',
        value: null,
        code: 'required',
        detail: '缺少內容，請補上',
      },
    ]);
  });

  it('reads research formats as it is told', async () => {
    const format = JSON.stringify({ format: 'job-shop', start: '2026-12-01T00:00:00Z', minutesPerUnit: 1 });
    const view = await read({ 'a.txt': '1 1\n0 5\n', 'b.txt': '3\n' }, { format });
    expect(view).toMatchObject({ format: 'job-shop', faults: [], from: '2026-12-01T00:03:00.000Z' });
  });

  it.each([
    ['no file', {}, { system: 'answers' }],
    ['an unknown part', whole, { colour: 'red' }],
    ['a mapping that is no JSON', whole, { mapping: '{' }],
    ['an unknown format', whole, { format: '{"format":"abacus"}' }],
  ])('refuses %s', async (_, files, fields) => {
    const answer = await withFiles(send('post', 'schedule-files/read').field(fields), files);
    expect([answer.status, (answer.body as Problem).code]).toEqual([422, 'invalid-body']);
  });

  it('survives files that would fill its memory', async () => {
    const columns = Array.from({ length: 200 }, (_, at) => `c${at}`).join(',');
    const rows = `${'x,'.repeat(199)}x\n`.repeat(20_000);
    const view = await read({ ...whole, wide: `${columns}\n${rows}` });
    expect(view.faults).toMatchObject([{ code: 'too-large' }]);
    expect((await send('get', 'schedule-templates')).status).toBe(200);
  });
});

describe('POST /submissions with schedule files', () => {
  const submit = (
    path: string,
    files: Readonly<Record<string, string>>,
    fields: Record<string, string> = {},
    key = test.key,
  ) => withFiles(send('post', path, key).field({ submission: JSON.stringify(submission), ...fields }), files);

  it('takes in what the files hold, and replays it under its key', async () => {
    const first = await submit('submissions', whole).set('Idempotency-Key', 'files-1');
    expect([first.status, (first.body as SubmissionView).modality]).toEqual([201, 'schedule']);
    expect((await submit('submissions', whole).set('Idempotency-Key', 'files-1')).status).toBe(200);
    const payload = await send('get', `submissions/${(first.body as SubmissionView).id}/payload`);
    expect(payload.body).toMatchObject({ content: { schedule: { assignments: [{ operation: 'A1' }] } } });
  });

  it('only looks with dryRun', async () => {
    const answer = await submit('submissions?dryRun=true', whole);
    expect([answer.status, answer.body]).toMatchObject([200, { dryRun: true }]);
  });

  it('refuses with every fault by sheet, row and column', async () => {
    const answer = await submit('submissions', {
      ...whole,
      assignments: 'Operation,Machine,Start,End\nA1,M1,soon,later',
    });
    expect(answer.status).toBe(422);
    expect((answer.body as Problem).errors).toMatchObject([
      {
        pointer: '',
        sheet: 'assignments.csv',
        row: 2,
        column: 'Start',
        cell: 'C2',
        value: 'soon',
        code: 'not-an-instant',
      },
      { pointer: '', cell: 'D2', value: 'later' },
    ]);
  });

  it('reads the files of a revision as well', async () => {
    const path = 'submissions/01a20c4c-9cb8-7209-96cb-dd35f8dac79f/revisions';
    expect((await submit(path, whole)).status).toBe(404);
    const faulty = await submit(path, { ...whole, machines: 'Machine' });
    expect([faulty.status, (faulty.body as Problem).errors?.[0]?.code]).toEqual([422, 'too-few']);
  });

  it('refuses who may not hand in for that AI system', async () => {
    expect((await submit('submissions', whole, {}, otherKey)).status).toBe(403);
  });
});

describe('schedule templates', () => {
  it('are listed with their tables, and read without fault', async () => {
    const list = await send('get', 'schedule-templates');
    expect((list.body as { templates: string[] }).templates).toContain('production.xlsx');
    const file = await send('get', 'schedule-templates/roster.xlsx?language=zh-TW').responseType('blob');
    expect(file.headers['content-disposition']).toContain('countersign-roster.xlsx');
    expect(await read({ 'roster.xlsx': file.body as Buffer })).toMatchObject({ kind: 'roster', faults: [] });
    expect((await send('get', 'schedule-templates/recipe.xlsx')).status).toBe(400);
  });
});

describe('schedule mappings', () => {
  it('are remembered for an AI system and files of the same headings, until they are forgotten', async () => {
    const guess = await read(csv, { system: 'answers' });
    expect([guess.content, guess.remembered]).toEqual([null, false]);
    const { mapping, signature } = guess;
    if (!mapping || !signature) throw new Error('tables have a mapping');
    const operations = {
      table: 'operations',
      columns: { Auftrag: 'job', Operation: 'id', Machine: 'machine', Minutes: 'minutes' },
    };
    const told: ScheduleMapping = { ...mapping, tables: { ...mapping.tables, 'operations.csv': operations } };
    expect(await read(csv, { mapping: JSON.stringify(told) })).toMatchObject({ faults: [], remembered: false });

    const put = await send('put', 'systems/answers/schedule-mappings').send({ signature, mapping: told });
    expect([put.status, (put.body as { signature: string }).signature]).toEqual([200, signature]);
    expect(await read(csv, { system: 'answers' })).toMatchObject({ faults: [], remembered: true });
    expect(await read(csv, { system: 'others' })).toMatchObject({ remembered: false });
    const taken = withFiles(send('post', 'submissions').field({ submission: JSON.stringify(submission) }), csv);
    expect((await taken).status).toBe(201);

    const list = await send('get', 'systems/answers/schedule-mappings');
    expect(list.body).toMatchObject({ items: [{ signature, mapping: told }] });
    const forget = () => send('delete', `systems/answers/schedule-mappings?signature=${signature}`);
    expect([(await forget()).status, (await forget()).status]).toEqual([200, 404]);
    expect(await read(csv, { system: 'answers' })).toMatchObject({ remembered: false });
  });

  it('are not for those who may not submit for the AI system', async () => {
    expect((await send('get', 'systems/answers/schedule-mappings', otherKey)).status).toBe(404);
  });
});
