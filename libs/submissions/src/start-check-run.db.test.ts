import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beat, sayGoodbye } from '@countersign/jobs';
import { CoreFixture, textBody } from '@countersign/testing';
import { giveBackCheckRun, silentAfterSeconds, startCheckRun } from './start-check-run.js';
import { takeCheckRuns } from './take-check-runs.js';

const start = new Date('2026-12-01T08:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const leaseSeconds = 120;

let core: CoreFixture;
let run: string;

beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());
beforeEach(async () => {
  const [submission = ''] = await core.submit(textBody());
  const rows = await core.db.read((tx) =>
    tx.query<{ id: string }>('select id from check_run where submission_id = $1 order by id limit 1', [submission]),
  );
  run = rows[0]?.id ?? '';
});

const signOfLife = (id: string, now: Date) =>
  core.db.transaction((tx) =>
    beat(
      tx,
      {
        id,
        host: 'host',
        pid: 1,
        version: '1',
        deviceClass: 'cpu',
        threads: 1,
        cards: [],
        queues: [],
        models: [],
        startedAt: start.toISOString(),
        state: 'running',
        running: 1,
        done: 0,
        failed: 0,
      },
      now,
    ),
  );

const lease = (worker: string, now: Date) =>
  core.db.transaction((tx) => startCheckRun(tx, run, worker, leaseSeconds, now));

const handedOver = async (now: Date): Promise<boolean> =>
  (await core.db.transaction((tx) => takeCheckRuns(tx, 1000, now))).some(({ id }) => id === run);

describe('startCheckRun', () => {
  it('leaves a run to the worker that leased it while that gives signs of life', async () => {
    await signOfLife('w1', start);
    expect(await handedOver(start)).toBe(true);
    expect(await lease('w1', start)).toMatchObject({ id: run, attempts: 1 });
    expect(await lease('w2', after(1))).toBeNull();
    await signOfLife('w1', after(40));
    expect(await lease('w2', after(40 + silentAfterSeconds - 1))).toBeNull();
    expect(await handedOver(after(40 + silentAfterSeconds - 1))).toBe(false);
    expect(await lease('w2', after(leaseSeconds + 1))).toMatchObject({ attempts: 2 });
  });

  it('takes a run from a worker that fell silent, long before the lease ends', async () => {
    await signOfLife('w1', start);
    expect(await handedOver(start)).toBe(true);
    await lease('w1', after(2));
    expect(await lease('w2', after(silentAfterSeconds + 1))).toBeNull();
    expect(await handedOver(after(silentAfterSeconds + 1))).toBe(false);
    expect(await handedOver(after(silentAfterSeconds + 3))).toBe(true);
    // Not with every round of the relay again.
    expect(await handedOver(after(silentAfterSeconds + 4))).toBe(false);
    expect(await lease('w2', after(silentAfterSeconds + 4))).toMatchObject({ attempts: 2 });
  });

  it('takes a run from a worker of which there is no sign at all, once the run is as old', async () => {
    await signOfLife('w1', start);
    await lease('w1', start);
    await core.db.transaction((tx) => sayGoodbye(tx, 'w1'));
    expect(await lease('w2', after(silentAfterSeconds - 1))).toBeNull();
    expect(await lease('w2', after(silentAfterSeconds + 1))).toMatchObject({ attempts: 2 });
  });
});

describe('giveBackCheckRun', () => {
  it('hands the run over at once and does not count the attempt', async () => {
    await signOfLife('w1', start);
    expect(await handedOver(start)).toBe(true);
    await lease('w1', start);
    await core.db.transaction((tx) => giveBackCheckRun(tx, run, 'w1'));
    expect(await handedOver(after(1))).toBe(true);
    expect(await lease('w2', after(1))).toMatchObject({ attempts: 1 });
  });

  it('changes nothing of a run that another worker has meanwhile', async () => {
    await lease('w1', start);
    await lease('w2', after(silentAfterSeconds + 100));
    await core.db.transaction((tx) => giveBackCheckRun(tx, run, 'w1'));
    expect(await lease('w3', after(silentAfterSeconds + 101))).toBeNull();
  });
});
