import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { build } from '../setup/build.mjs';
import { endWith } from '../setup/trouble.mjs';
import { whenParentDies } from '../setup/watch-parent.mjs';
import { prepareEquipment } from './equipment.mjs';
import { jestRun } from './jest-run.mjs';
import { killAll } from '../setup/own-processes.mjs';
import { planRuns } from './plan.mjs';
import { needsOf, selectedFiles } from './selection.mjs';
import { addCounts, judge, summaryLine } from './summary.mjs';
import { sweepClusters } from './sweep-clusters.mjs';

const say = (line) => process.stderr.write(`${line}\n`);
const limitMs = Number(process.env.TEST_LIMIT_MINUTES || 20) * 60_000;
const reports = join(root, '.cache', 'test-report');
const args = process.argv.slice(2);
const ci = process.env.CI === 'true';

async function buildOrFail() {
  try {
    await build(root, say);
    return [];
  } catch (error) {
    say(error.message);
    return [{ passed: 0, failed: 1, skipped: 0 }];
  }
}

const MISSING = {
  browser:
    'No Chromium here: the browser tests are skipped. Install one (apt-get install chromium) or set CHROMIUM_PATH.',
  redis: 'No Redis here: its tests are skipped. Install one (apt-get install redis-server).',
};

async function runAll(equipment, files) {
  const env = { ...process.env, ...equipment.variables };
  const counts = [];
  const until = Date.now() + limitMs;
  const runOne = async ({ name, args: chosen }) => {
    const file = join(reports, `${name}.json`);
    const result = await jestRun({ root, file, args: chosen, env, limitMs: Math.max(1000, until - Date.now()) });
    if (result.problem !== null) say(`${name}: ${result.problem}`);
    counts.push(result);
  };
  for (const run of planRuns(args, files, equipment.lacks)) await runOne(run);
  return counts;
}

async function main() {
  mkdirSync(reports, { recursive: true });
  const files = await selectedFiles(root, args);
  const needs = needsOf(files);
  sweepClusters();
  // Programs are installed and the database server is started while the product is built.
  const [buildFailure, equipment] = await Promise.all([
    needs.build ? buildOrFail() : [],
    prepareEquipment(root, needs, say),
  ]);
  let stopping = null;
  const stop = () => (stopping ??= equipment.stop());
  const giveUp = async () => {
    killAll();
    await stop();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, giveUp);
  whenParentDies(giveUp);
  for (const lack of equipment.lacks) say(MISSING[lack]);
  const counts = await runAll(equipment, files).finally(stop);
  const verdict = judge(addCounts([...buildFailure, ...counts]), { ci });
  for (const problem of verdict.problems) say(problem);
  for (const lack of equipment.lacks) say(MISSING[lack]);
  writeFileSync(join(reports, 'summary.json'), JSON.stringify(verdict));
  process.stdout.write(`\n${summaryLine(verdict)}\n`);
  process.exit(verdict.failed === 0 ? 0 : 1);
}

main().catch((error) => {
  killAll();
  endWith(error);
});
