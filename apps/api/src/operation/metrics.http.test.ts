import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addSealLags, SealLags } from '@countersign/audit';
import { textBody } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

/** Values of the metrics without labels, by name. */
async function scrape(): Promise<Map<string, number>> {
  const answer = await request(test.app.getHttpServer()).get('/metrics');
  expect(answer.status).toBe(200);
  const lines = answer.text.split('\n').map((line) => /^([a-z_]+) (\S+)$/.exec(line));
  return new Map(lines.flatMap((match) => (match ? [[match[1] ?? '', Number(match[2])]] : [])));
}

describe('GET /metrics', () => {
  it('tells the work that waits as it is now, not as it was at the last scrape', async () => {
    expect((await scrape()).get('countersign_check_runs_unfinished')).toBe(0);
    await request(test.app.getHttpServer())
      .post('/api/v1/submissions')
      .set('Authorization', `Bearer ${test.key}`)
      .send(textBody());
    const metrics = await scrape();
    expect(metrics.get('countersign_check_runs_unfinished')).toBe(5);
    expect(metrics.get('countersign_database_up')).toBe(1);
    expect(metrics.get('countersign_blob_store_up')).toBe(1);
  });

  it('tells how long requests took, by method, route and status', async () => {
    const ask = (id: string) =>
      request(test.app.getHttpServer()).get(`/api/v1/submissions/${id}`).set('Authorization', `Bearer ${test.key}`);
    await ask('019a0000-0000-7000-8000-000000000000');
    await ask('019a0000-0000-7000-8000-000000000001');
    await ask('nothing');
    const { text } = await request(test.app.getHttpServer()).get('/metrics');
    const name = 'countersign_http_request_seconds';
    const labels = (status: number) => `method="GET",route="/api/v1/submissions/:id",status="${status}"`;
    expect(text).toContain(`# TYPE ${name} histogram\n`);
    expect(text).toContain(`${name}_bucket{${labels(404)},le="60"} 2\n`);
    expect(text).toContain(`${name}_bucket{${labels(404)},le="+Inf"} 2\n`);
    expect(text).toContain(`${name}_count{${labels(400)}} 1\n`);
    expect(Number(/request_seconds_sum\{.*status="404"\} (\S+)/.exec(text)?.[1])).toBeGreaterThan(0);
  });

  it('tells how long sealing took, so that percentiles can be had', async () => {
    const lags = new SealLags();
    lags.add([...Array.from({ length: 98 }, () => 140), 190, 2_500]);
    await test.product.db.transaction((tx) => addSealLags(tx, lags.take()));
    lags.add([301_000]);
    await test.product.db.transaction((tx) => addSealLags(tx, lags.take()));
    const { text } = await request(test.app.getHttpServer()).get('/metrics');
    const name = 'countersign_log_seal_lag_seconds';
    const buckets = [...text.matchAll(new RegExp(`^${name}_bucket\\{le="(.+)"\\} (\\d+)$`, 'gm'))];
    expect(buckets.map(([, upTo, count]) => [upTo, Number(count)])).toEqual([
      ['0.05', 0],
      ['0.1', 0],
      ['0.15', 98],
      ['0.2', 99],
      ['0.3', 99],
      ['0.5', 99],
      ['1', 99],
      ['2', 99],
      ['5', 100],
      ['10', 100],
      ['30', 100],
      ['60', 100],
      ['300', 100],
      ['+Inf', 101],
    ]);
    expect(text).toContain(`# TYPE ${name} histogram\n`);
    const metrics = await scrape();
    expect(metrics.get(`${name}_count`)).toBe(101);
    expect(metrics.get(`${name}_sum`)).toBeCloseTo(98 * 0.14 + 0.19 + 2.5 + 301);
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('connection refused'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('says that the database is away when it %s, and still tells of the process', async (_how, read) => {
    const away = jest.spyOn(test.product.db, 'read').mockImplementation(read);
    const metrics = await scrape();
    away.mockRestore();
    expect(metrics.get('countersign_database_up')).toBe(0);
    expect(metrics.get('process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(metrics.has('countersign_check_runs_unfinished')).toBe(false);
    expect((await scrape()).get('countersign_check_runs_unfinished')).toBe(5);
  });
});
