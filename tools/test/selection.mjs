import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup/own-processes.mjs';

/** The command line of jest in native ESM. */
export function jestArgs(root, args) {
  return ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), ...args];
}

/** What the chosen test files need, read from their paths and, for Redis, from whether they mention its URL. */
export function needsOf(files, read = (file) => readFileSync(file, 'utf8')) {
  const inFolder = (kind) => files.some((file) => file.includes(`/test/${kind}/`));
  const isPure = (file) => !/\/test\/(conformance|journeys|faults|browser)\/|\.(db|http)\.test\.ts$/.test(file);
  return {
    build: ['journeys', 'faults', 'browser'].some(inFolder),
    database: files.some((file) => !isPure(file)),
    browser: inFolder('browser'),
    redis: files.some((file) => read(file).includes('TEST_REDIS_URL')),
  };
}

/** The test files that jest would run for the arguments. */
export async function selectedFiles(root, args) {
  const { code, output } = await run(
    process.execPath,
    jestArgs(root, ['--listTests', '--json', '--passWithNoTests', ...args]),
    {
      cwd: root,
    },
  );
  if (code !== 0) throw new Error('jest could not list the tests; what it said is above.');
  return JSON.parse(output.slice(output.indexOf('[')));
}
