import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

jest.setTimeout(60_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const cruiser = join(root, 'node_modules', '.bin', 'depcruise');
const rules = join(root, '.dependency-cruiser.cjs');

/** One module a row: what it imports, and the rules that must speak of it. */
const CASES = [
  ['libs/audit/src/a.ts', '@countersign/database', []],
  ['libs/identity/src/a.ts', '@countersign/audit', []],
  ['libs/tlog/src/a.ts', '@countersign/access', ['A lower layer never imports a higher one (from contracts,']],
  ['libs/database/src/a.ts', '@countersign/audit', ['A lower layer never imports a higher one (from database,']],
  ['libs/checks/src/a.ts', '@countersign/submissions', ['A lower layer never imports a higher one (from checks)']],
  ['libs/submissions/src/a.ts', '@countersign/checks', []],
  ['libs/audit/src/b.ts', '../../database/src/index.js', []],
  ['libs/audit/src/c.ts', '../../database/src/inner.js', ['A library is entered only through its src/index.ts']],
  ['libs/audit/src/d.ts', '@nestjs/common', ['A library never imports Nest, Fastify, Express or React']],
  ['libs/audit/src/e.ts', '@countersign/testing', ['Only tests import testing']],
  ['libs/audit/src/e.test.ts', '@countersign/testing', []],
  ['libs/audit/src/f.ts', '../../../apps/api/src/main.js', ['A library never imports an application']],
  ['apps/worker/src/a.ts', '../../api/src/main.js', ['An application never imports another application']],
  ['apps/console/src/a.ts', '@countersign/tlog', []],
  [
    'apps/console/src/b.ts',
    '@countersign/database',
    ['The console sees only contracts, access, scheduling, tlog and verifier'],
  ],
  ['libs/sdk/src/a.ts', '@countersign/access', ['The sdk imports contracts, policy, tlog and verifier only']],
  ['libs/tlog/src/b.ts', 'node:fs', ['tlog, scheduling, access, contracts and verifier do no input or output']],
  [
    'test/conformance/independent/a.ts',
    '@countersign/tlog',
    ['The independent verifier shares no code with the product'],
  ],
  ['test/conformance/independent/b.ts', 'node:crypto', []],
  ['libs/audit/src/g.ts', './not-there.js', ['Every import can be found']],
  ['libs/audit/src/h.ts', './e.test.js', ['Only tests import tests']],
  ['libs/audit/src/i.ts', './i.js', ['Nothing imports itself in a circle']],
];
const LIBS = ['access', 'audit', 'checks', 'database', 'identity', 'sdk', 'submissions', 'testing', 'tlog'];

let dir;
let violations;

function write(name, text) {
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  writeFileSync(join(dir, name), text);
}

async function cruise() {
  const args = ['--config', rules, '--output-type', 'json', 'apps', 'libs', 'test'];
  // Violations end it with an exit code; the report is on stdout all the same.
  const { stdout } = await promisify(execFile)(cruiser, args, { cwd: dir, maxBuffer: 1e8 }).catch((error) => error);
  return JSON.parse(stdout).summary.violations;
}

beforeAll(async () => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'countersign-boundaries-')));
  write('package.json', '{"type":"module"}');
  write('tsconfig.json', '{"compilerOptions":{"module":"nodenext","customConditions":["source"]}}');
  write('node_modules/@nestjs/common/package.json', '{"name":"@nestjs/common","main":"index.js"}');
  write('node_modules/@nestjs/common/index.js', '');
  write('apps/api/src/main.ts', 'export const main = 1;');
  write('libs/database/src/inner.ts', 'export const inner = 1;');
  mkdirSync(join(dir, 'node_modules', '@countersign'));
  for (const name of LIBS) {
    const exports = { '.': { source: './src/index.ts', default: './dist/index.js' } };
    write(`libs/${name}/package.json`, JSON.stringify({ name: `@countersign/${name}`, type: 'module', exports }));
    write(`libs/${name}/src/index.ts`, 'export const index = 1;');
    symlinkSync(join(dir, 'libs', name), join(dir, 'node_modules', '@countersign', name));
  }
  for (const [file, target] of CASES) write(file, `import * as it from '${target}';\nexport const x = it;`);
  violations = await cruise();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the rules of imports', () => {
  it.each(CASES)('%s importing %s breaks %j', (file, _, expected) => {
    const spoken = violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);
    expect(spoken).toHaveLength(expected.length);
    for (const name of expected) expect(spoken).toContainEqual(expect.stringContaining(name));
  });
});
