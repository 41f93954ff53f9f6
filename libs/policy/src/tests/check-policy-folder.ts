import { join } from 'node:path';
import { documentSchemas } from '../parse-policy.js';
import { readPolicyFolder } from '../load-policy.js';
import { PolicyError, type PolicyFault } from '../policy-error.js';
import { readYamlDocument } from '../yaml-document.js';
import { policyHints } from './policy-hints.js';
import { countTests, failedTests } from './read-policy-tests.js';

/** What a look over a folder of policies found: it can be used when there are no faults. */
export interface PolicyCheck {
  digest: string | null;
  tests: number;
  faults: PolicyFault[];
  hints: PolicyFault[];
}

/** Reads the policies of a folder as the product does at start, runs the tests that lie beside them, and looks for rules that do nothing. */
export async function checkPolicyFolder(folder: string): Promise<PolicyCheck> {
  try {
    const policy = await readPolicyFolder(folder);
    const { file, lineOf } = await readYamlDocument(join(folder, 'risk-routing.yaml'), documentSchemas['risk-routing']);
    const hints = policyHints(policy).map(({ path, text }) => ({ file, line: lineOf(path), sentence: text.en, text }));
    return { digest: policy.digest, tests: countTests(policy), faults: failedTests(policy), hints };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return { digest: null, tests: 0, faults: [...error.faults], hints: [] };
  }
}
