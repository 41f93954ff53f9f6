import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checks, runCheck, withoutModels } from '@countersign/checks';
import { checksFor } from '@countersign/policy';
import { startCheckRun, takeCheckRuns } from '@countersign/submissions';
import { CoreFixture, must, textBody } from '@countersign/testing';
import type { CheckRequest } from '../check-thread.js';
import { UsageSums } from '../usage-sums.js';
import type { WorkerContext } from '../worker-context.js';
import { runCheckJob } from './run-check.js';

const failing = 'text-bias';
const signal = new AbortController().signal;
const readBlob = () => Promise.reject(new Error('A text has no image.'));

let core: CoreFixture;
let attempts: number;
beforeAll(async () => {
  core = await CoreFixture.open();
  attempts = must(checksFor(core.policy, 'text').find(({ name }) => name === failing)).attempts;
});
afterAll(() => core.close());

/** A worker on which one check fails each time; notes how often that was begun. */
function worker() {
  const begun = { count: 0 };
  const silent = () => undefined;
  const context = {
    db: core.db,
    policy: core.policy,
    pool: {
      run: async ({ check, subject }: CheckRequest) => {
        if (check !== failing) {
          const within = { signal, inference: withoutModels, trustedSigners: null, readBlob };
          return { result: await runCheck(must(checks.get(check)), subject, within), cpuMs: 1 };
        }
        begun.count += 1;
        throw new Error('The words ran out.');
      },
    },
    workerId: 'w',
    leaseSeconds: 60,
    cores: 1,
    usage: new UsageSums(),
    calibrations: new Map(),
    checkSettings: 'settings',
    logger: { warn: silent, error: silent },
    done: 0,
    failed: 0,
  } as unknown as WorkerContext;
  return { context, begun };
}

interface Run {
  id: string;
  check_name: string;
  state: string;
  attempts: number;
  said: string | null;
  submission: string;
}

async function submitted() {
  const [submission = ''] = await core.submit(textBody({ title: `Pump ${Math.random()}` }));
  const runs = () =>
    core.db.read((tx) =>
      tx.query<Run>(
        `select r.id, r.check_name, r.state, r.attempts, r.summary->>'en' as said, s.state as submission
         from check_run r join submission s on s.id = r.submission_id where s.id = $1`,
        [submission],
      ),
    );
  const failed = async () => must((await runs()).find(({ check_name: name }) => name === failing));
  return { runs, failed };
}

const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
/** Whether the relay would hand the run over at that time; nothing is noted. */
async function isHandedOver(id: string, at: Date): Promise<boolean> {
  let taken = false;
  const undone = new Error('undone');
  await core.db
    .transaction(async (tx) => {
      taken = (await takeCheckRuns(tx, 500, at)).some((run) => run.id === id);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return taken;
}

describe('a check that fails', () => {
  it('is handed over again after a growing pause, and in the end cannot answer; the output goes to people all the same', async () => {
    const { runs, failed } = await submitted();
    const { context, begun } = worker();
    for (const { id, check_name: name } of await runs()) if (name !== failing) await runCheckJob(context, id);
    const { id } = await failed();
    for (let attempt = 1; attempt < attempts; attempt += 1) {
      await runCheckJob(context, id);
      expect(await failed()).toMatchObject({
        state: 'pending',
        attempts: attempt,
        submission: 'checking',
      });
      expect(await isHandedOver(id, inSeconds(2 ** attempt - 1))).toBe(false);
      expect(await isHandedOver(id, inSeconds(2 ** attempt + 1))).toBe(true);
    }
    await runCheckJob(context, id);
    expect(await failed()).toMatchObject({ state: 'inconclusive', attempts, submission: 'awaiting-review' });
    expect((await failed()).said).toContain(`after ${attempts} attempts: The words ran out.`);
    expect(begun.count).toBe(attempts);
  });

  it('is not begun a sixth time when its workers ended with it each time', async () => {
    const { runs, failed } = await submitted();
    const { context, begun } = worker();
    for (const { id, check_name: name } of await runs()) if (name !== failing) await runCheckJob(context, id);
    const { id } = await failed();
    for (let start = 1; start <= 5; start += 1) {
      // A worker that leases it and is never heard of again.
      expect(await core.db.transaction((tx) => startCheckRun(tx, id, `gone-${start}`, -1))).not.toBeNull();
    }
    await runCheckJob(context, id);
    expect(await failed()).toMatchObject({ state: 'inconclusive', submission: 'awaiting-review' });
    expect((await failed()).said).toContain('was begun 5 times');
    expect(begun.count).toBe(0);
  });
});
