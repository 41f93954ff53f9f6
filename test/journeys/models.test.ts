import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CatalogView, CheckRunView, SubmissionView, UsageView, WorkerView } from '@countersign/contracts';
import {
  InferenceServer,
  ProductUsers,
  startProduct,
  teiRevision,
  textBody,
  type RunningProduct,
  type SignedIn,
} from '@countersign/testing';
import { policiesWithServer, repositoryFolder } from './policies-with-server.js';

let folder: string;
let server: InferenceServer;
let product: RunningProduct;
let users: ProductUsers;
let lead: SignedIn;

beforeAll(async () => {
  server = await InferenceServer.start({ flavour: 'tei' });
  folder = await policiesWithServer(server.address);
  product = await startProduct({ COUNTERSIGN_POLICIES: folder, COUNTERSIGN_MODELS: repositoryFolder });
  users = await ProductUsers.on(product);
  lead = await users.signIn('lead');
});
afterAll(async () => {
  await product.stop();
  await server.close();
  await rm(folder, { recursive: true });
});

async function checked(text = 'The pump is covered for 12 months.'): Promise<CheckRunView> {
  const { body } = await users.send<SubmissionView>('POST', '/submissions', textBody({ content: { text } }));
  await users.untilWaiting(body.id);
  const run = await lead.send<CheckRunView>('GET', `/submissions/${body.id}/checks/text-factuality`);
  expect(run.status).toBe(200);
  return run.body;
}

const answeredBy = ({ calls }: CheckRunView): string[] => calls.map(({ model, outcome }) => `${model} ${outcome}`);

interface Fleet {
  items: WorkerView[];
  usage: UsageView[];
}
const fleet = async (): Promise<Fleet> => (await lead.send<Fleet>('GET', '/workers')).body;

describe('a model on a server', () => {
  it('has its card in the catalogue, in the language of the reader and without its address', async () => {
    const { body } = await lead.send<CatalogView>('GET', '/catalog');
    const card = body.models.find(({ name }) => name === 'nli-server');
    expect(card).toMatchObject({
      label: 'Entailment on a GPU server',
      licence: 'MIT',
      languages: ['en'],
      revision: teiRevision,
      intendedUse: 'Tells whether a passage carries a sentence.',
      limits: 'For tests.',
    });
    expect(JSON.stringify(body)).not.toContain(server.address);
    expect(body.devices).toContainEqual({ name: 'cuda:A100', label: 'NVIDIA A100' });
  });

  it('is asked by a check, and the run tells what was asked, on what, for how much', async () => {
    const run = await checked();
    expect(answeredBy(run)).toEqual(['nli-server answered']);
    expect(run).toMatchObject({ state: 'passed', deviceClass: 'cuda:A100', energyFrom: 'estimated' });
    expect(run.costEur).toBeGreaterThan(0);
    expect(run.wattHours).toBeGreaterThan(0);
    expect(run.summary).toContain('nli-server gave a second opinion');
    expect(run.calls[0]).toMatchObject({ task: 'entailment', revision: teiRevision, backend: 'tei', batchSize: 1 });
    expect(run.calls[0]?.request).toContain('The pump is covered for 12 months.');
    expect(run.calls[0]?.answer).toContain('0.9');
  });

  it('is not shown to the client that handed the output in', async () => {
    const { body } = await users.send<SubmissionView>('POST', '/submissions', textBody());
    const run = await users.send('GET', `/submissions/${body.id}/checks/text-factuality`);
    expect(run.status).toBe(403);
  });

  it('leaves its calls with personal data masked', async () => {
    const run = await checked('The pump is covered for 12 months, says A123456789.');
    expect(run.calls[0]?.request).toContain('says A1•••89');
    expect(run.calls[0]?.request).not.toContain('A123456789');
  });

  it('is left for the product’s own model when it fails, which is told, and asked again when it is back', async () => {
    server.behaviour = 'failing';
    const run = await checked();
    expect(answeredBy(run).at(-1)).toBe('countersign-support answered');
    expect(answeredBy(run)[0]).toBe('nli-server unavailable');
    expect(run.state).toBe('passed');
    for (let turn = 0; turn < 4; turn += 1) await checked();
    expect((await untilSeen(({ failed }) => failed > 0)).lastError).toMatchObject({ kind: 'unavailable' });

    server.behaviour = 'fine';
    let back: string[] = [];
    for (let turn = 0; turn < 40 && back.at(-1) !== 'nli-server answered'; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      back = answeredBy(await checked());
    }
    expect(back.at(-1)).toBe('nli-server answered');
    expect(await untilSeen(({ breaker }) => breaker === 'closed')).toMatchObject({ breaker: 'closed' });
  }, 120_000);

  it('is told in the fleet with what each AI system took', async () => {
    for (let turn = 0; turn < 100; turn += 1) {
      const { usage } = await fleet();
      const gpu = usage.find(({ deviceClass }) => deviceClass === 'cuda:A100');
      if (gpu) {
        expect(gpu).toMatchObject({ system: 'answers', measuredWattHours: 0 });
        expect(gpu.calls).toBeGreaterThan(0);
        expect(gpu.costEur).toBeGreaterThan(0);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('The fleet tells nothing of cuda:A100 within twenty seconds.');
  });
});

/** The state of the server's model as the worker tells it, when it is so. */
async function untilSeen(
  isSo: (model: WorkerView['models'][number]) => boolean,
): Promise<WorkerView['models'][number]> {
  for (let turn = 0; turn < 100; turn += 1) {
    const model = (await fleet()).items[0]?.models.find(({ name }) => name === 'nli-server');
    if (model && isSo(model)) return model;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The worker did not tell so within twenty seconds.');
}

describe('a fleet of workers', () => {
  const gpuChecks = async (): Promise<Map<string, string | null>> => {
    const { body } = await users.send<SubmissionView>('POST', '/submissions', textBody());
    await users.untilWaiting(body.id);
    const runs = await product.test.db.read((tx) =>
      tx.query<{ check_name: string; worker: string | null }>(
        'select check_name, worker from check_run where submission_id = $1',
        [body.id],
      ),
    );
    return new Map(runs.map(({ check_name: name, worker }) => [name, worker]));
  };

  it('runs a check that asks for a class of device on a worker of that class, and on any while there is none', async () => {
    const checksFile = join(folder, 'checks.yaml');
    const shipped = await readFile(checksFile, 'utf8');
    await writeFile(checksFile, shipped.replace('check: text-bias,', 'check: text-bias, device: cuda:A100,'));
    await product.worker.stop();
    await product.worker.start();
    const alone = await gpuChecks();
    expect(new Set(alone.values()).size).toBe(1);

    const second = product.anotherWorker({ COUNTERSIGN_DEVICE: 'cuda:A100' });
    await second.start();
    try {
      const { items } = await fleet();
      const gpu = items.find(({ deviceClass }) => deviceClass === 'cuda:A100');
      expect(gpu?.queues).toContain('checks-cuda-A100');
      expect((await gpuChecks()).get('text-bias')).toBe(gpu?.id);
    } finally {
      await second.stop();
    }
    // What it left is done by the other one.
    expect((await gpuChecks()).get('text-bias')).not.toBeNull();
  }, 120_000);

  it('leaves a run that a newer version planned to a worker of that version', async () => {
    await product.worker.stop();
    const { body } = await users.send<SubmissionView>('POST', '/submissions', textBody());
    const version = async (planned: string): Promise<void> => {
      await product.test.db.transaction((tx) =>
        tx.execute(`update check_run set check_version = $2 where submission_id = $1 and check_name = 'text-privacy'`, [
          body.id,
          planned,
        ]),
      );
    };
    await version('99.0.0');
    await product.worker.start();
    const stateOf = async () => {
      const { checks } = (await users.send<SubmissionView>('GET', `/submissions/${body.id}`)).body;
      return new Map(checks.map((check) => [check.check, check]));
    };
    for (let turn = 0; turn < 100 && (await stateOf()).get('text-bias')?.state !== 'passed'; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await stateOf()).get('text-privacy')).toMatchObject({ state: 'pending', attempts: 0 });
    await version('0.0.1');
    await users.untilWaiting(body.id);
    const done = (await stateOf()).get('text-privacy');
    expect(done?.state).toBe('passed');
    expect(done?.version).not.toBe('0.0.1');
  }, 120_000);
});

describe('a worker', () => {
  it('does not start with a model whose weights are not the ones that are written down', async () => {
    const other = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
    await cp(join(repositoryFolder, 'policies'), other, { recursive: true });
    const file = join(other, 'models.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/sha256:[0-9a-f]{64}/, `sha256:${'0'.repeat(64)}`));
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [join(repositoryFolder, 'apps/worker/dist/main.js')],
      {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          DATABASE_URL: product.test.url,
          COUNTERSIGN_DATA: product.dataFolder,
          COUNTERSIGN_POLICIES: other,
          COUNTERSIGN_MODELS: repositoryFolder,
        },
        timeout: 30_000,
        encoding: 'utf8',
      },
    );
    await rm(other, { recursive: true });
    expect(status).not.toBe(0);
    expect(stderr + stdout).toContain('countersign-offence-zh');
    expect(stderr + stdout).toContain('offence-zh.json');
  });
});
