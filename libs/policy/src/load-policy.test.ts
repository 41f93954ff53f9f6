import { webcrypto } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { X509CertificateGenerator } from '@peculiar/x509';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadPolicy, readPolicyFolder } from './load-policy.js';
import { PolicyError } from './policy-error.js';

const shipped = fileURLToPath(new URL('../../../policies', import.meta.url));
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} holds no ${String(from)}`);
  await writeFile(join(folder, file), changed);
}

async function faultsAfterLoading(): Promise<PolicyError> {
  try {
    await loadPolicy(folder);
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error('the policy was accepted');
}

describe('the shipped policy', () => {
  it('loads, with every document as written', async () => {
    const policy = await loadPolicy(folder);
    expect(policy.documents.map(({ name }) => name)).toEqual([
      'checks',
      'devices',
      'models',
      'reasons',
      'retention',
      'review-quality',
      'risk-routing',
      'roles',
      'sign-in',
    ]);
    for (const { name, yaml } of policy.documents) {
      expect(yaml).toBe(await readFile(join(shipped, `${name}.yaml`), 'utf8'));
    }
    expect(policy.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('takes trusted signers of manifests into its digest, and refuses what is no certificate', async () => {
    const without = await loadPolicy(folder);
    expect(without.trustedSigners).toBeNull();
    const keys = await webcrypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.createSelfSigned({ name: 'CN=Press', keys });
    const pem = `${certificate.toString('pem')}\n`;
    const file = join(folder, 'trusted-signers.pem');
    await writeFile(file, `# Our press office\n${pem}`);
    const named = await loadPolicy(folder);
    expect(named.trustedSigners).toBe(pem);
    expect(named.digest).not.toBe(without.digest);
    await writeFile(file, `${pem}\n-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n`);
    const [fault] = (await faultsAfterLoading()).faults;
    expect(fault).toMatchObject({ file, line: pem.split('\n').length + 1 });
    await writeFile(file, 'nothing here\n');
    expect((await faultsAfterLoading()).faults[0]?.sentence).toMatch(/No certificate/);
  });

  it('says whose rule the second approval is', async () => {
    const { riskRouting } = await loadPolicy(folder);
    const rules = riskRouting.route.filter(({ approvals = 1 }) => approvals > 1);
    expect(rules).not.toHaveLength(0);
    for (const { text } of rules) {
      expect(text.en).toMatch(/own rule.*only for remote biometric/s);
      expect(text['zh-TW']).toMatch(/自訂規則.*遠端生物辨識/s);
    }
  });
});

describe('the digest', () => {
  it.each([
    ['risk-routing.yaml', 'affectedPersons: { atLeast: 100 }', 'affectedPersons: { atLeast: 101 }', true],
    ['checks.yaml', 'enabled: true', 'enabled: false', true],
    ['reasons.yaml', 'The tone does not fit', 'The tone is wrong', true],
    ['risk-routing.yaml', '# How risky', '# Another comment on how risky', false],
    ['checks.yaml', 'kind: factuality, enabled: true', 'enabled: true, kind: factuality', false],
    ['roles.yaml', 'on: [Fleet]', 'on: [Fleet, Coverage]', true],
    ['retention.yaml', 'payloads: P3Y', 'payloads: P2Y', false],
    ['devices.yaml', 'watts: 65', 'watts: 66', false],
  ])('after an edit of %s (%s) changes: %#', async (file, from, to, changes) => {
    const before = (await readPolicyFolder(folder)).digest;
    await edit(file, from, to);
    expect((await readPolicyFolder(folder)).digest !== before).toBe(changes);
  });
});

describe('a fault stops the load with file, line and what to do', () => {
  it.each<[string, string, string | RegExp, string, string, RegExp]>([
    [
      'an unknown tier',
      'risk-routing.yaml',
      'tier: limited',
      'tier: middling',
      'tier: middling',
      /tier must be one of minimal, limited, high; it is "middling"/,
    ],
    [
      'an unknown line',
      'risk-routing.yaml',
      'publicInterest: true',
      'publicIntrest: true',
      'publicIntrest',
      /does not know "publicIntrest": correct the spelling/,
    ],
    [
      'an empty condition',
      'risk-routing.yaml',
      '{ publicInterest: true }',
      '{}',
      'when: {}',
      /must have at least one line/,
    ],
    ['no approval', 'risk-routing.yaml', 'approvals: 2', 'approvals: 0', 'approvals: 0', /must be at least 1; it is 0/],
    [
      'no approval by default',
      'risk-routing.yaml',
      'approvals: { minimal: 1',
      'approvals: { minimal: 0',
      'approvals: { minimal: 0',
      /must be at least 1/,
    ],
    [
      'a weaker default for a higher tier',
      'risk-routing.yaml',
      'high: 80',
      'high: 10',
      'priority: { minimal',
      /must not fall as the tier rises/,
    ],
    [
      'a later due time for a higher tier',
      'risk-routing.yaml',
      'high: 240',
      'high: 24000',
      'dueMinutes:',
      /must not grow as the tier rises/,
    ],
    [
      'an undeclared queue',
      'risk-routing.yaml',
      'queue: images',
      'queue: pictures',
      'queue: pictures',
      /names "pictures", which is not among "queues"/,
    ],
    [
      'an undeclared competence',
      'risk-routing.yaml',
      'competences: []',
      'competences: [law]',
      'competences: [law]',
      /names "law"/,
    ],
    [
      'an unknown check',
      'risk-routing.yaml',
      '{ kind: bias }',
      '{ check: text-bais }',
      'text-bais',
      /"text-bais" does not stand in checks\.yaml/,
    ],
    [
      'a check under "not"',
      'risk-routing.yaml',
      'not: { machineReadableDisclosure: true }',
      'not: { notPassed: { kind: bias } }',
      'not: { notPassed',
      /does not know "notPassed"/,
    ],
    ['a rule that sets nothing', 'risk-routing.yaml', 'priority: 95', '', 'critical-first', /sets nothing/],
    ['a repeated rule', 'risk-routing.yaml', 'id: images', 'id: schedules', 'id: schedules', /repeats "schedules"/],
    [
      'a text in one language',
      'risk-routing.yaml',
      /\n {6}zh-TW: 此 AI 系統已登記.*/,
      '',
      'text:',
      /zh-TW is missing: add it/,
    ],
    [
      'a wrong type',
      'checks.yaml',
      'timeoutSeconds: 60',
      'timeoutSeconds: soon',
      'timeoutSeconds: soon',
      /must be a number; it is "soon"/,
    ],
    ['a key twice', 'checks.yaml', 'version: 1', 'version: 1\nversion: 1', 'version: 1', /not good YAML/],
    [
      'an outcome nobody can give',
      'reasons.yaml',
      /outcomes: \[approve(, reject, request-changes, escalate)?\]/g,
      'outcomes: [reject]',
      'reasons:',
      /nothing for the outcome "approve" on text/,
    ],
    [
      'an automatic outcome',
      'reasons.yaml',
      'outcomes: [approve]',
      'outcomes: [auto-approve]',
      'auto-approve',
      /must be one of approve, reject, request-changes, escalate/,
    ],
    [
      'a model under a licence that is not allowed',
      'models.yaml',
      'licence: Apache-2.0',
      'licence: CC-BY-NC-4.0',
      'licence: CC-BY-NC-4.0',
      /is "CC-BY-NC-4.0", which is not among "allowedLicences"/,
    ],
    [
      'a chain with a model for something else',
      'models.yaml',
      'toxicity: [countersign-offence-zh]',
      'toxicity: [countersign-support]',
      'toxicity: [countersign-support]',
      /names "countersign-support", which is for the task "entailment"/,
    ],
    [
      'an unknown device class',
      'models.yaml',
      'device: null',
      'device: cuda:V100',
      'device: cuda:V100',
      /"cuda:V100" does not stand in devices\.yaml/,
    ],
    [
      'files without a folder',
      'models.yaml',
      'folder: libs/checks/models',
      'folder: null',
      'weights:',
      /needs "folder"/,
    ],
    [
      'logs kept too short',
      'retention.yaml',
      'auditEntries: P10Y',
      'auditEntries: P183D',
      'auditEntries: P183D',
      /shorter than six months/,
    ],
    [
      'a permission that nobody wrote',
      'roles.yaml',
      '- lead-reviews',
      '- steer-reviews',
      '- steer-reviews',
      /names the permission "steer-reviews", which does not stand under permissions/,
    ],
    [
      'a second factor for a role that nobody wrote',
      'roles.yaml',
      'secondFactor: { roles: [] }',
      'secondFactor: { roles: [admin] }',
      'roles: [admin]',
      /names the role "admin", which does not stand under roles/,
    ],
    [
      'a role with both of what is kept apart',
      'roles.yaml',
      '- administer-people\n',
      '- administer-people\n      - decide-reviews\n',
      '- [administer-people, decide-reviews]',
      /the role "administrator" gives both: take one away/,
    ],
    [
      'a permission that every object has',
      'roles.yaml',
      '- lead-reviews',
      '- constructor',
      '- constructor',
      /names the permission "constructor", which does not stand under permissions/,
    ],
    [
      'duties of which one is part of the other',
      'roles.yaml',
      '- [administer-people, decide-reviews]',
      '- [list-systems, administer-systems]',
      'separation:',
      /cannot keep "list-systems" and "administer-systems" apart/,
    ],
    [
      'a role that claims what it cannot decide',
      'roles.yaml',
      'decide-reviews: { may: [claim, decide], on: [Review] }',
      'decide-reviews: { may: [claim], on: [Review] }',
      'has:',
      /gives only one of claiming and deciding reviews: give both, or neither/,
    ],
    [
      'roles that nobody could mend',
      'roles.yaml',
      '    everySystem: true',
      '    everySystem: false',
      'roles:',
      /must have a role "administrator" that holds for every AI system and may manage people/,
    ],
    [
      'a right that is nobody’s to give',
      'roles.yaml',
      '{ may: [read], on: [Fleet] }',
      '{ may: [record], on: [Fleet] }',
      'may: [record]',
      /must be one of .*resume.*; it is "record"/,
    ],
    [
      'a claim that gives a role which is not there',
      'sign-in.yaml',
      'roles: []',
      'roles: [{ claim: painters, role: painter }]',
      'role: painter',
      /The role "painter" does not stand in roles\.yaml/,
    ],
    [
      'a waiver of what the risk class asks for',
      'risk-routing.yaml',
      'annex_iii_1a] } }',
      'annex_iii_1a] } }\n    waivable: true',
      'waivable: true',
      /cannot stand in a rule about the risk class of the AI system/,
    ],
    [
      'a waiver of the risk class by way of a definition',
      'risk-routing.yaml',
      'risk:\n',
      `define: { isHigh: "riskClass = 'high_risk_annex_i'" }\n\nrisk:\n  - id: x\n    where: publicInterest or isHigh\n    tier: high\n    waivable: true\n    text: { en: x, zh-TW: 甲 }\n`,
      'waivable: true',
      /cannot stand in a rule about the risk class of the AI system/,
    ],
    [
      'a waiver of the second approval',
      'risk-routing.yaml',
      'approvals: 2',
      'approvals: 2\n    waivable: true',
      'waivable: true',
      /cannot stand in a rule that asks for approvals or competences/,
    ],
    [
      'a waiver of one of two rules of the same name',
      'risk-routing.yaml',
      '- id: revisions-sooner',
      '- id: schedule',
      'waivable: true',
      /an exception names one rule/,
    ],
  ])('%s', async (_, file, from, to, onLine, sentence) => {
    await edit(file, from, to);
    const error = await faultsAfterLoading();
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
    expect(error.message).toMatch(sentence);
    const fault = error.faults.find((item) => sentence.test(item.sentence));
    expect(fault?.file).toBe(join(folder, file));
    expect(lines[(fault?.line ?? 0) - 1]).toContain(onLine);
  });

  it('a missing file and one that nothing reads, all faults at once', async () => {
    await rm(join(folder, 'reasons.yaml'));
    await writeFile(join(folder, 'reason.yaml'), 'version: 1\n');
    await edit('checks.yaml', 'attempts: 3', 'attempts: 0');
    const { faults } = await faultsAfterLoading();
    expect(faults.map(({ file }) => file.slice(folder.length + 1)).toSorted()).toEqual([
      'checks.yaml',
      'reason.yaml',
      'reasons.yaml',
    ]);
    for (const said of [/Nothing reads this file/, /is missing: put it back/, /attempts must be at least 1; it is 0/]) {
      expect(faults.filter(({ sentence }) => said.test(sentence))).toHaveLength(1);
    }
  });
});
