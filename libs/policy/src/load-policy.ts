import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readTrustedSigners, trustedSignersFile } from './documents/trusted-signers.js';
import { documentNames, parsePolicy, type DocumentText } from './parse-policy.js';
import { PolicyError, type PolicyFault } from './policy-error.js';
import type { Policy } from './policy.js';
import { readPolicyTests, requirePassingTests } from './tests/read-policy-tests.js';
import { readText } from './yaml-document.js';

/** A file that nothing reads is a rule somebody believes in: better to refuse it than to ignore it. */
async function strayFiles(folder: string): Promise<PolicyFault[]> {
  const known: readonly string[] = documentNames;
  const files = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return files
    .filter((file) => file.isFile() && /\.ya?ml$/i.test(file.name) && !known.includes(file.name.replace(/\.yaml$/, '')))
    .map((file) => ({
      file: join(folder, file.name),
      line: 1,
      sentence: `Nothing reads this file: rename it to one of ${known.map((name) => `${name}.yaml`).join(', ')}, or remove it.`,
    }));
}

/**
 * Reads and checks every policy file of a folder, and runs none of its tests. Throws `PolicyError` with all faults of all files,
 * each with its line and how to mend it.
 */
export async function readPolicyFolder(folder: string): Promise<Policy> {
  const faults = await strayFiles(folder);
  const texts: DocumentText[] = [];
  for (const name of documentNames) {
    const file = join(folder, `${name}.yaml`);
    try {
      texts.push({ name, file, yaml: await readText(file) });
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      faults.push(...error.faults);
    }
  }
  const signers = await readTrustedSigners(join(folder, trustedSignersFile));
  const policy = parsePolicy(texts, signers.pem, [...faults, ...signers.faults]);
  return { ...policy, tests: await readPolicyTests(folder) };
}

/** The policy of a folder; throws `PolicyError` as well when it fails the tests that lie beside it. */
export async function loadPolicy(folder: string): Promise<Policy> {
  const policy = await readPolicyFolder(folder);
  requirePassingTests(policy);
  return policy;
}
