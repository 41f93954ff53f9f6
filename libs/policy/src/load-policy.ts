import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '@countersign/contracts';
import { canonicalJson } from '@countersign/tlog';
import type { z } from 'zod';
import { checkSettings } from './documents/checks.js';
import { devices, type Devices } from './documents/devices.js';
import { models, type Models } from './documents/models.js';
import { reasons } from './documents/reasons.js';
import { retention } from './documents/retention.js';
import { riskRouting, type RiskRouting } from './documents/risk-routing.js';
import { readTrustedSigners, trustedSignersFile } from './documents/trusted-signers.js';
import { checksNamedIn } from './matches.js';
import { PolicyError, type PolicyFault } from './policy-error.js';
import type { Policy } from './policy.js';
import { readYamlDocument, type YamlDocument } from './yaml-document.js';

const fileNames = ['checks', 'devices', 'models', 'reasons', 'retention', 'risk-routing'];

/** A file that nothing reads is a rule somebody believes in: better to refuse it than to ignore it. */
async function strayFiles(folder: string): Promise<PolicyFault[]> {
  const files = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return files
    .filter(
      (file) => file.isFile() && /\.ya?ml$/i.test(file.name) && !fileNames.includes(file.name.replace(/\.yaml$/, '')),
    )
    .map((file) => ({
      file: join(folder, file.name),
      line: 1,
      sentence: `Nothing reads this file: rename it to one of ${fileNames.map((name) => `${name}.yaml`).join(', ')}, or remove it.`,
    }));
}

function unknownChecks(document: YamlDocument<RiskRouting>, known: ReadonlySet<string>): PolicyFault[] {
  const { risk, route } = document.value;
  return [
    ...risk.flatMap(({ when }, index) => checksNamedIn(when, ['risk', index, 'when'])),
    ...route.flatMap(({ when }, index) => checksNamedIn(when, ['route', index, 'when'])),
  ]
    .filter(({ check }) => !known.has(check))
    .map(({ check, path }) => ({
      file: document.file,
      line: document.lineOf(path),
      sentence: `The check "${check}" does not stand in checks.yaml: correct its name, or add it there.`,
    }));
}

function unknownDevices(document: YamlDocument<Models>, { classes }: Devices): PolicyFault[] {
  return document.value.models.flatMap(({ device }, index) =>
    device === null || classes.some(({ name }) => name === device)
      ? []
      : {
          file: document.file,
          line: document.lineOf(['models', index, 'device']),
          sentence: `The device class "${device}" does not stand in devices.yaml: correct its name, or add it there.`,
        },
  );
}

type Governing = Pick<Policy, 'checks' | 'reasons' | 'riskRouting' | 'trustedSigners'>;

/** The RFC 8785 form of what governs reviews, over which the policy's digest is: comments and layout do not count. */
export function governingText({ checks, reasons, riskRouting, trustedSigners }: Governing): string {
  return canonicalJson({ checks, reasons, riskRouting, ...(trustedSigners === null ? {} : { trustedSigners }) });
}

function governingDigest(governing: Governing): Digest {
  return `sha256:${createHash('sha256').update(governingText(governing)).digest('hex')}`;
}

/**
 * Reads and checks every policy file of a folder. Throws `PolicyError` with all faults of all files, each with its line
 * and how to mend it.
 */
export async function loadPolicy(folder: string): Promise<Policy> {
  const faults = await strayFiles(folder);
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<YamlDocument<T> | null> => {
    try {
      return await readYamlDocument(join(folder, `${name}.yaml`), schema);
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      faults.push(...error.faults);
      return null;
    }
  };
  const documents = {
    checks: await read('checks', checkSettings),
    devices: await read('devices', devices),
    models: await read('models', models),
    reasons: await read('reasons', reasons),
    retention: await read('retention', retention),
    riskRouting: await read('risk-routing', riskRouting),
  };
  if (documents.checks && documents.riskRouting) {
    const known = new Set(
      Object.values(documents.checks.value.modalities).flatMap((list) => list.map((item) => item.check)),
    );
    faults.push(...unknownChecks(documents.riskRouting, known));
  }
  if (documents.models && documents.devices) {
    faults.push(...unknownDevices(documents.models, documents.devices.value));
  }
  const signers = await readTrustedSigners(join(folder, trustedSignersFile));
  faults.push(...signers.faults);
  const { checks, reasons: reasonList, riskRouting: routing } = documents;
  const { devices: deviceList, models: modelList, retention: keep } = documents;
  if (faults.length > 0 || !checks || !reasonList || !routing || !deviceList || !modelList || !keep) {
    throw new PolicyError(faults);
  }
  const governing = {
    checks: checks.value,
    reasons: reasonList.value,
    riskRouting: routing.value,
    trustedSigners: signers.pem,
  };
  return {
    ...governing,
    digest: governingDigest(governing),
    documents: [checks, deviceList, modelList, reasonList, keep, routing].map(({ yaml }, index) => ({
      name: fileNames[index] ?? '',
      yaml,
    })),
    devices: deviceList.value,
    models: modelList.value,
    retention: keep.value,
  };
}
