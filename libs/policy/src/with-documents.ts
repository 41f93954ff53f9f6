import type { Digest } from '@countersign/contracts';
import { governingNames, parsePolicy } from './parse-policy.js';
import { PolicyError, type PolicyFault } from './policy-error.js';
import type { Policy } from './policy.js';
import { policyTests } from './tests/policy-tests.js';
import { countTests, failedTests } from './tests/read-policy-tests.js';
import { parseYamlDocument } from './yaml-document.js';

interface Document {
  name: string;
  yaml: string;
}

/** A policy with some of its documents replaced; `tests` takes the place of all its tests. Throws `PolicyError` where they cannot be used. */
export function withDocuments(policy: Policy, documents: readonly Document[]): Policy {
  const replaced = new Map(documents.map(({ name, yaml }) => [name, yaml]));
  const tests = replaced.get('tests') ?? policy.documents.find(({ name }) => name === 'tests')?.yaml;
  const texts = policy.documents
    .filter(({ name }) => name !== 'tests')
    .map(({ name, yaml }) => ({ name, yaml: replaced.get(name) ?? yaml, file: `${name}.yaml` }));
  const parsed = parsePolicy(texts, policy.trustedSigners);
  if (tests === undefined) return { ...parsed, tests: policy.tests };
  return {
    ...parsed,
    documents: [...parsed.documents, { name: 'tests', yaml: tests }],
    tests: [parseYamlDocument('tests.yaml', tests, policyTests)],
  };
}

/** What a version brings along; everything else belongs to the machines that the product runs on. */
const ofVersion: ReadonlySet<string> = new Set([...governingNames, 'tests']);

/** A policy that was put into force, on a machine with this folder: what governs reviews is the version's, everything else the folder's. */
export function policyOfVersion(folder: Policy, version: { digest: Digest; documents: readonly Document[] }): Policy {
  if (version.digest === folder.digest) return folder;
  const documents = version.documents.filter(({ name }) => ofVersion.has(name));
  return { ...withDocuments(folder, documents), digest: version.digest };
}

/** What a policy with these documents would be, or why it cannot be: faults of the documents, or of their tests. */
export interface DocumentsCheck {
  policy: Policy | null;
  tests: number;
  faults: PolicyFault[];
}

/** Tries documents in place of a policy's own, and runs the tests. */
export function checkDocuments(inForce: Policy, documents: readonly Document[]): DocumentsCheck {
  try {
    const policy = withDocuments(inForce, documents);
    return { policy, tests: countTests(policy), faults: failedTests(policy) };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return { policy: null, tests: 0, faults: [...error.faults] };
  }
}
