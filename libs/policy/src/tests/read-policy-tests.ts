import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PolicyError, type PolicyFault } from '../policy-error.js';
import type { Policy } from '../policy.js';
import { readYamlDocument, type YamlDocument } from '../yaml-document.js';
import { policyTests, type PolicyTests } from './policy-tests.js';
import { runPolicyTest } from './run-policy-tests.js';

/** The tests that lie beside a policy, in `tests/*.yaml` of its folder; none without such a folder. */
export async function readPolicyTests(folder: string): Promise<YamlDocument<PolicyTests>[]> {
  const place = join(folder, 'tests');
  if (!existsSync(place)) return [];
  const files = (await readdir(place)).filter((file) => file.endsWith('.yaml')).sort();
  return Promise.all(files.map((file) => readYamlDocument(join(place, file), policyTests)));
}

/** What a policy's own tests find: a fault for each difference, at the line of its test. */
export function failedTests(policy: Policy): PolicyFault[] {
  return policy.tests.flatMap(({ file, value, lineOf }) =>
    value.tests.flatMap((test, index) =>
      runPolicyTest(policy, test).differences.map(({ en, 'zh-TW': zh }) => {
        const text = { en: `Test "${test.name}" failed. ${en}`, 'zh-TW': `測試「${test.name}」未通過。${zh}` };
        return { file, line: lineOf(['tests', index, 'name']), sentence: text.en, text };
      }),
    ),
  );
}

/** How many tests a policy has. */
export function countTests({ tests }: Policy): number {
  return tests.reduce((sum, { value }) => sum + value.tests.length, 0);
}

/** Throws `PolicyError` when a policy fails the tests that lie beside it. */
export function requirePassingTests(policy: Policy): void {
  const faults = failedTests(policy);
  if (faults.length > 0) throw new PolicyError(faults);
}
