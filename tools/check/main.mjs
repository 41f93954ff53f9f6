import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { killAll, run } from '../setup/own-processes.mjs';
import { endWith, Trouble } from '../setup/trouble.mjs';
import { whenParentDies } from '../setup/watch-parent.mjs';
import { CHECKS, checkTable, countChecks } from './checks.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

async function runCheck({ name, script }) {
  const began = Date.now();
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] };
  const { code, output } = await run('npm', ['run', '--silent', script], options);
  if (code !== 0) say(`\n${name} (npm run ${script}):\n${output.trim()}`);
  return { name, isPassed: code === 0, seconds: (Date.now() - began) / 1000 };
}

function chosen() {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => CHECKS.every((check) => check.name !== name));
  if (unknown.length > 0) {
    const known = CHECKS.map(({ name }) => name).join(', ');
    throw new Trouble(`There is no check called ${unknown.join(', ')}; there are ${known}.`);
  }
  return names.length === 0 ? CHECKS : CHECKS.filter(({ name }) => names.includes(name));
}

/** Two at a time, the long ones first; the results stay in the order of the checks. */
async function inPairs(checks) {
  const results = [];
  const waiting = checks.map((check, index) => async () => (results[index] = await runCheck(check)));
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
  };
  await Promise.all([work(), work()]);
  return results;
}

async function main() {
  const results = await inPairs(chosen());
  const counts = countChecks(results);
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(join(root, '.cache', 'check-report.json'), JSON.stringify({ ...counts, results }));
  say(`\n${checkTable(results)}\n\n${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed === 0 ? 0 : 1);
}

const giveUp = () => {
  killAll();
  process.exit(1);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, giveUp);
whenParentDies(giveUp);
main().catch((error) => {
  killAll();
  endWith(error);
});
