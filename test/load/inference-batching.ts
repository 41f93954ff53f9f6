import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { openHub, type InferenceHub } from '@countersign/inference';
import { loadPolicy, type Model, type Policy } from '@countersign/policy';
import { InferenceServer, maximalRate, SimulatedGpu, type LatencyCurve } from '@countersign/testing';
import { printInference, type InferenceRow } from './tables.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    jobs: { type: 'string', default: '128' },
    serve: { type: 'string', default: '' },
  },
});
const seconds = Number(values.seconds);
const jobs = Number(values.jobs);

/** A card that is far from full with one item: 20 ms of its own, half a millisecond an item. */
const curve: LatencyCurve = { fixedMs: 20, itemMs: 0.5, maxBatch: 32 };
const limits = { signal: new AbortController().signal, deadlineMs: 60_000 };

interface Load {
  name: string;
  flavour: 'tei' | 'openai';
  model: Partial<Model>;
  ask(hub: InferenceHub): Promise<{ batchSize: number }>;
}

const schema = {
  type: 'object',
  properties: { ok: { type: 'boolean' } },
  required: ['ok'],
  additionalProperties: false,
};

const firstTry = (record: { attempts: readonly { batchSize: number }[] }): { batchSize: number } => ({
  batchSize: record.attempts[0]?.batchSize ?? 0,
});

const loads: Load[] = [
  {
    name: 'classifier, batches made here',
    flavour: 'tei',
    // One batch is computed while the next is on its way.
    model: { backend: 'tei', task: 'entailment', concurrency: 3, batch: { items: curve.maxBatch, waitMs: 2 } },
    ask: async (hub) => {
      const question = { premise: 'It rains and blows.', hypothesis: 'It rains' };
      return firstTry((await hub.infer('entailment', question, limits)).record);
    },
  },
  {
    name: 'judge, batches made by the server',
    flavour: 'openai',
    model: { backend: 'openai', task: 'judge', config: { model: 'judge' }, concurrency: 96 },
    ask: async (hub) => {
      const question = { instruction: 'Is it so?', data: { text: 'It rains.' }, schema };
      return firstTry((await hub.infer('judge', question, limits)).record);
    },
  },
];

/** This file as a server in a process of its own; answers its address. */
async function startServer(flavour: string): Promise<{ address: string; stop(): void }> {
  const script = import.meta.filename;
  const child = spawn(process.execPath, [script, '--serve', flavour], { stdio: ['pipe', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve) => child.stdout.once('data', (line) => resolve(String(line))));
  return { address: address.trim(), stop: () => child.stdin.end() };
}

function hubOf(policy: Policy, changes: Partial<Model>): Promise<InferenceHub> {
  const [pattern] = policy.models.models;
  if (!pattern) throw new Error('models.yaml names no model');
  const model: Model = { ...pattern, name: 'tried', folder: null, weights: [], timeoutSeconds: 60, ...changes };
  return openHub({
    models: { ...policy.models, models: [model], chains: { [model.task ?? 'judge']: [model.name] } },
    devices: policy.devices,
    glassBoxes: { tried: () => ({ scores: { toxic: 0.5 } }) },
    device: { deviceClass: 'cpu', cards: [] },
    folder: '.',
    env: {},
  });
}

/** So many jobs ask one question after the other for some seconds. */
async function drive(count: number, forSeconds: number, ask: () => Promise<{ batchSize: number }>) {
  const times: number[] = [];
  let batches = 0;
  const begun = performance.now();
  const end = begun + forSeconds * 1000;
  const job = async (): Promise<void> => {
    while (performance.now() < end) {
      const at = performance.now();
      const { batchSize } = await ask();
      batches += 1 / batchSize;
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: count }, job));
  const perSecond = (times.length * 1000) / (performance.now() - begun);
  const sorted = Float64Array.from(times).sort();
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond, meanBatch: times.length / batches, p50: at(0.5), p99: at(0.99) };
}

async function measure(policy: Policy, { name, flavour, model, ask }: Load): Promise<InferenceRow> {
  const server = await startServer(flavour);
  const config = { ...(flavour === 'tei' ? { verifyRevision: false } : {}), ...model.config };
  const hub = await hubOf(policy, { ...model, address: server.address, config });
  await drive(jobs, 0.5, () => ask(hub));
  const driven = await drive(jobs, seconds, () => ask(hub));
  await hub.close();
  server.stop();
  return { name, maximal: maximalRate(curve), ...driven };
}

/** What the hub itself takes: a glass box that answers at once. */
async function overhead(policy: Policy, count: number): Promise<InferenceRow> {
  const hub = await hubOf(policy, { backend: 'glass-box', task: 'toxicity', batch: { items: 64, waitMs: 0 } });
  const ask = async () => firstTry((await hub.infer('toxicity', { text: 'Hello' }, limits)).record);
  await drive(count, 0.5, ask);
  const driven = await drive(count, seconds, ask);
  await hub.close();
  return { name: `nothing to compute, ${count} at once`, maximal: null, ...driven };
}

async function main(): Promise<void> {
  const policy = await loadPolicy('policies');
  const rows: InferenceRow[] = [];
  for (const load of loads) rows.push(await measure(policy, load));
  for (const count of [1, 64]) rows.push(await overhead(policy, count));
  printInference(`inference, ${jobs} jobs; the simulated card: ${JSON.stringify(curve)}`, rows);
}

async function serve(flavour: string): Promise<void> {
  const server = await InferenceServer.start({
    flavour: flavour === 'tei' ? 'tei' : 'openai',
    gpu: new SimulatedGpu(curve),
  });
  process.stdout.write(`${server.address}\n`);
  // It lives as long as the one who started it.
  process.stdin.on('end', () => void server.close()).resume();
}

await (values.serve === '' ? main() : serve(values.serve));
