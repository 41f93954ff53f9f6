import { parseArgs } from 'node:util';
import type { Driven } from './drive.ts';
import { coverage } from './coverage-bench.ts';
import { fill } from './fill.ts';
import { largeLogs, sealLag } from './log-growth.ts';
import { sequencer, verification } from './log-measures.ts';
import { cpuSeconds, residentMb } from './process-use.ts';
import * as measures from './product-measures.ts';
import { RawDatabase, type RawScript } from './raw-database.ts';
import { reports } from './reports-bench.ts';
import { openStage, type Stage } from './stage.ts';
import { printCoverage, printGrowth, printLatencies, printRatios, printReports, type RatioRow } from './tables.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    small: { type: 'string', default: '1000' },
    large: { type: 'string', default: '200000' },
    proofs: { type: 'string', default: '' },
    decisions: { type: 'string', default: '10000,100000' },
    formats: { type: 'string', default: 'jsonl,csv,xlsx,pdf,oscal,bundle' },
    only: { type: 'string', default: '' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const sizes = [Number(values.small), Number(values.large)];
const chosen = values.only === '' ? null : new Set(values.only.split(','));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

interface Measure {
  name: string;
  raw: RawScript;
  clients: number;
  /** What must be there first and is not measured. */
  before?(stage: Stage): Promise<void>;
  run(stage: Stage): Promise<Driven>;
}

let held: measures.Held[] = [];

/** Claims and decisions take what waits: with less, they would run out of it within a second. */
const leastToTake = 60_000;

const all: Measure[] = [
  { name: 'intake', raw: 'commit', clients: 16, run: (stage) => measures.intake(stage, 256, seconds) },
  { name: 'batches', raw: 'commit', clients: 16, run: (stage) => measures.batchIntake(stage, 8, seconds) },
  { name: 'claims', raw: 'claim', clients: 16, run: async (stage) => (await measures.claims(stage, seconds)).driven },
  {
    name: 'decisions',
    raw: 'commit',
    clients: 16,
    before: async (stage) => {
      ({ held } = await measures.claims(stage, seconds));
    },
    run: (stage) => measures.decisions(stage, held, seconds),
  },
  { name: 'queue', raw: 'page', clients: 8, run: (stage) => measures.queuePages(stage, 8, seconds) },
  { name: 'queue-bytes', raw: 'bytes', clients: 8, run: (stage) => measures.queuePages(stage, 8, seconds) },
];
const list = all.filter(({ name }) => chosen?.has(name) ?? true);

/** The raw rate before and after ours, and ours between; `rounds` times. The round with the median ratio is shown. */
async function measure(stage: Stage, raw: RawDatabase, item: Measure): Promise<RatioRow> {
  const { name, raw: script, clients } = item;
  const rows: RatioRow[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await raw.prepare('checkpoint');
    const before = await timed(stage, () => raw.perSecond(script, clients, seconds));
    await item.before?.(stage);
    const ours = await timed(stage, () => item.run(stage));
    const after = await timed(stage, () => raw.perSecond(script, clients, seconds));
    const { count, perSecond, p50, p99 } = ours.result;
    const rate = (before.result + after.result) / 2;
    rows.push({
      name,
      raw: rate,
      ours: perSecond,
      p50,
      p99,
      apiCpuMs: (ours.api * 1000) / count,
      databaseCpuMs: (ours.database * 1000) / count,
      rawCpuMs: ((before.database + after.database) * 1000) / (rate * 2 * seconds),
      rssMb: residentMb(stage.apiPid),
    });
    say(`  ${name}, round ${round}: ${Math.round(perSecond)}/s against ${Math.round(rate)}/s`);
  }
  const byRatio = rows.toSorted((a, b) => a.ours / a.raw - b.ours / b.raw);
  return byRatio[rows.length >> 1] as RatioRow;
}

/** Runs a load; answers also the CPU seconds that API and database used for it. */
async function timed<T>({ apiPid, databasePid }: Stage, load: () => Promise<T>) {
  const [api, database] = [cpuSeconds(apiPid), cpuSeconds(databasePid)];
  const result = await load();
  return { result, api: cpuSeconds(apiPid) - api, database: cpuSeconds(databasePid) - database };
}

async function fillQueues(stage: Stage, raw: RawDatabase, size: number): Promise<void> {
  say(`Filling up to ${size} waiting submissions …`);
  const [row] = await stage.db.read((tx) =>
    tx.query<{ n: number }>(`select count(*)::int as n from review where state = 'waiting'`),
  );
  await fill(stage, Math.max(0, size - (row?.n ?? 0)));
  await raw.prepare('truncate raw.queue, raw.list');
  await raw.prepare(
    `insert into raw.queue select n, (n % 5) * 10 from generate_series(1, ${Math.max(size, leastToTake)}) n`,
  );
  await raw.prepare(
    `insert into raw.list select n, 50, 'An answer ' || n, 'general', now(), repeat(md5(n::text), 16) from generate_series(1, ${size}) n`,
  );
  raw.rows = size;
  await raw.prepare('vacuum analyze');
}

async function main(): Promise<void> {
  say('Starting a durable embedded PostgreSQL and the API …');
  const stage = await openStage(64);
  const raw = await RawDatabase.open(stage.superuserUrl);
  try {
    const bySize: RatioRow[][] = [];
    for (const size of list.length > 0 ? sizes : []) {
      await fillQueues(stage, raw, size);
      const rows: RatioRow[] = [];
      for (const item of list) {
        const waiting = item.name === 'claims' || item.name === 'decisions' ? Math.max(size, leastToTake) : size;
        if (waiting > size) await fillQueues(stage, raw, waiting);
        rows.push({ ...(await measure(stage, raw, item)), waiting });
      }
      bySize.push(rows);
      printRatios(`at least ${size} submissions waiting, raw database by ${raw.driver}`, rows);
    }
    if (list.length > 0) printGrowth(bySize);
    if (chosen?.has('log') ?? true) {
      if (list.length === 0) await fillQueues(stage, raw, Math.max(...sizes));
      const sealed = await sequencer(stage.db, raw);
      const verified = await verification(stage);
      const none = { p50: 0, p99: 0, apiCpuMs: 0, databaseCpuMs: 0, rawCpuMs: 0 };
      printRatios(`the log, ${verified.tree.entries} entries`, [
        { name: 'sequencer', ...sealed, ...none, rssMb: 0 },
        { name: 'tree', ...verified.tree, ...none },
        { name: 'verification', ...verified.verification, ...none },
      ]);
      printLatencies('from commit to sealed', [await sealLag(stage.db, 500, 10)]);
    }
    if (chosen?.has('reports') ?? true) {
      const [sizes, formats] = [values.decisions.split(',').map(Number), values.formats.split(',')];
      printReports(await reports(stage, { sizes, formats }, say));
    }
    // A million decisions take long: only where asked for, and on a database of their own.
    if (chosen?.has('coverage') ?? false) {
      printCoverage(await coverage(stage, values.decisions.split(',').map(Number), say));
    }
    if (values.proofs !== '') {
      const { proofs, trees } = await largeLogs(stage, values.proofs.split(',').map(Number), say);
      printLatencies('inclusion proofs', proofs);
      const none = { p50: 0, p99: 0, apiCpuMs: 0, databaseCpuMs: 0, rawCpuMs: 0 };
      printRatios(
        'trees recomputed',
        trees.map((tree) => ({ name: `${tree.entries}`, ...tree, ...none })),
      );
    }
  } finally {
    await raw.close();
    await stage.close();
  }
}

await main();
