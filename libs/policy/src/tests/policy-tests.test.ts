import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { loadPolicy } from '../load-policy.js';
import { checkPolicyFolder } from './check-policy-folder.js';

const shipped = fileURLToPath(new URL('../../../../policies', import.meta.url));
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-tests-'));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
  await writeFile(join(folder, file), text.replace(from, to));
}

it('finds nothing wrong with the shipped policy, and no idle rule', async () => {
  const { faults, hints, tests, digest } = await checkPolicyFolder(folder);
  expect([faults, hints]).toEqual([[], []]);
  expect(tests).toBeGreaterThan(5);
  expect(digest).toMatch(/^sha256:/);
});

it('refuses at start a policy that fails its own test, with the line of the test and both values', async () => {
  await edit('risk-routing.yaml', 'approvals: 2', 'approvals: 3');
  await expect(loadPolicy(folder)).rejects.toThrow(
    /tests\/risk-routing\.yaml:\d+: Test "a text that affects many people goes to two" failed\. approvals: expected 2, the policy says 3/,
  );
  const { faults } = await checkPolicyFolder(folder);
  expect(faults[0]?.text?.['zh-TW']).toMatch(/測試「.*」未通過。approvals：預期 2，政策結果為 3/);
});

it('refuses a test that is about a check which does not run, or that expects nothing', async () => {
  await edit('tests/risk-routing.yaml', 'text-robustness: missing', 'text-robstness: missing');
  expect((await checkPolicyFolder(folder)).faults[0]?.sentence).toMatch(/text-robstness does not run on text/);
  await edit('tests/risk-routing.yaml', 'expect: { priority: 60, rules: [revisions-sooner] }', 'expect: {}');
  expect((await checkPolicyFolder(folder)).faults[0]?.sentence).toMatch(/must expect something/);
});

it('hints at rules that can never hold, and at those that others cover', async () => {
  const rule = (id: string, condition: string) =>
    `risk:\n  - { id: ${id}, ${condition}, tier: limited, text: { en: because, zh-TW: 因為 } }\n`;
  await edit('risk-routing.yaml', 'risk:\n', rule('unreachable', 'where: revision < 1'));
  await edit('risk-routing.yaml', 'risk:\n', rule('covered', 'where: affectedPersons else 0 >= 400'));
  const { hints } = await checkPolicyFolder(folder);
  expect(hints.map(({ sentence }) => sentence)).toEqual([
    expect.stringMatching(/Without the rule covered/),
    expect.stringMatching(/unreachable held for none/),
  ]);
});

it('tells line and column of a fault within an expression', async () => {
  const rule =
    '  - id: x\n    where: "publicInterest and affectedPersons > 5"\n    tier: high\n    text: { en: a, zh-TW: 甲 }\n';
  await edit('risk-routing.yaml', 'risk:\n', `risk:\n${rule}`);
  const yaml = await readFile(join(folder, 'risk-routing.yaml'), 'utf8');
  const line = yaml.split('\n').findIndex((text) => text.includes('where:')) + 1;
  const { faults } = await checkPolicyFolder(folder);
  expect(faults).toMatchObject([{ line, column: '    where: "publicInterest and a'.length }]);
  expect(faults[0]?.text?.['zh-TW']).toMatch(/^risk\[0\]\.where：此事實可能未提供/);
});
