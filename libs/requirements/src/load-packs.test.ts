import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PolicyError } from '@countersign/policy';
import { loadPacks } from './load-packs.js';

const shipped = fileURLToPath(new URL('../../../policies/requirements', import.meta.url));
const text = await readFile(join(shipped, 'eu-trustworthy-ai.yaml'), 'utf8');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function faultsOf(changed: string, name = 'eu-trustworthy-ai.yaml'): Promise<PolicyError> {
  await writeFile(join(folder, name), changed);
  return loadPacks(folder).then(
    () => {
      throw new Error('the pack was accepted');
    },
    (error: unknown) => {
      if (error instanceof PolicyError) return error;
      throw error;
    },
  );
}

describe('the shipped pack', () => {
  it('holds the seven groups and every requirement under its own id', async () => {
    const [pack, ...others] = await loadPacks(shipped);
    expect(others).toEqual([]);
    expect(pack?.requirements.filter(({ kind }) => kind === 'group')).toHaveLength(7);
    expect(pack?.requirements.filter(({ kind }) => kind === 'requirement')).toHaveLength(95);
    expect(pack?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('nowhere claims what only others may claim', () => {
    expect(text).not.toMatch(/\b(compliant|compliance with|certified|certification)\b/i);
  });

  it('says of two approvers that they are our own rule', async () => {
    const [pack] = await loadPacks(shipped);
    const rules = pack?.requirements.flatMap(({ id, evidence }) =>
      (evidence.rules ?? []).filter(({ kind }) => kind === 'distinct_actors').map((rule) => ({ id, rule })),
    );
    for (const { id, rule } of rules ?? []) {
      if (rule.origin === 'law') expect(id).toBe('AIA-14.5');
      else expect(rule.origin).toBe('policy');
    }
    expect(rules?.map(({ rule }) => rule.origin).toSorted()).toEqual(['law', 'policy', 'policy']);
  });
});

describe('a fault stops the load with file, line and what to do', () => {
  it.each<[string, string, string, string, RegExp]>([
    [
      'an unknown event',
      'event: training.completed',
      'event: training.complete',
      'training.complete',
      /HLEG-1\.3 speaks of "training\.complete", which vocabulary\.events does not know/,
    ],
    [
      'an unknown check',
      'check: security.prompt_injection',
      'check: security.prompt',
      'security.prompt',
      /vocabulary\.checks does not know/,
    ],
    [
      'an unknown population',
      '{of: flags, where: {topic: rights}}',
      '{of: flogs, where: {topic: rights}}',
      'flogs',
      /"flogs", which vocabulary\.populations does not know/,
    ],
    [
      'an unknown condition',
      'where: {topic: rights}',
      'where: {tropic: rights}',
      'tropic',
      /"tropic", which vocabulary\.conditions does not know/,
    ],
    [
      'an unknown document',
      'document: red_team_report',
      'document: red_team',
      'red_team',
      /vocabulary\.documents does not know/,
    ],
    [
      'an unknown field',
      'fields: [input_hash, source_refs]',
      'fields: [input_hush, source_refs]',
      'input_hush',
      /vocabulary\.fields does not know/,
    ],
    [
      'an unknown metric',
      'metric: catch_rate',
      'metric: catch_ratio',
      'catch_ratio',
      /vocabulary\.metrics does not know/,
    ],
    [
      'an unknown role',
      'applies_to: {roles: [controller]',
      'applies_to: {roles: [controler]',
      'controler',
      /vocabulary\.roles does not know/,
    ],
    [
      'an unknown source',
      'ref: SRC-HLEG, at: requirement 1',
      'ref: SRC-HLEK, at: requirement 1',
      'SRC-HLEK',
      /which is not among "sources"/,
    ],
    ['a parent that is not there', 'parent: HLEG-1\n', 'parent: HLEG-9\n', 'HLEG-1.1', /points to "HLEG-9"/],
    [
      'an unknown kind of rule',
      'kind: distinct_actors',
      'kind: distinct',
      'distinct',
      /is "distinct", which is none of the kinds/,
    ],
    [
      'a share over one',
      'target: {min_share: 0.99}',
      'target: {min_share: 99}',
      'min_share: 99',
      /at most 1; it is 99/,
    ],
    ['a date that is none', "annex_iii: '2027-12-02'", "annex_iii: 'December'", 'December', /must be a day/],
    ['an id twice', '- id: HLEG-1.2\n', '- id: HLEG-1.1\n', 'HLEG-1.1', /HLEG-1\.1 stands here twice/],
    [
      'an attestation without a statement',
      '      scope: organisation\n      statement: People who report',
      '      scope: organisation\n      # People who report',
      'attestation',
      /say by whom/,
    ],
    [
      'a requirement without words in Chinese',
      '      GDPR-17: {title',
      '      GDPR-18: {title',
      'requirements:',
      /GDPR-17 has no words in zh-TW/,
    ],
    [
      'words of a requirement that is not there',
      '      GDPR-17: {title',
      '      GDPR-18: {title',
      'GDPR-18',
      /There is no requirement GDPR-18/,
    ],
  ])('%s', async (_, from, to, onLine, sentence) => {
    expect(text).toContain(from);
    const changed = text.replace(from, to);
    const { faults } = await faultsOf(changed);
    const fault = faults.find((item) => sentence.test(item.sentence));
    expect(fault?.sentence ?? faults.map((item) => item.sentence).join('\n')).toMatch(sentence);
    const near = changed.split('\n').slice((fault?.line ?? 0) - 1, (fault?.line ?? 0) + 1);
    expect(near.join('\n')).toContain(onLine);
  });

  it('a file with another name than its pack', async () => {
    expect((await faultsOf(text, 'other.yaml')).message).toMatch(/rename the file to eu-trustworthy-ai\.yaml/);
  });

  it('a meaning that this product does not have', async () => {
    const names = { actions: ['review.decided'], checks: ['text-bias'], reasons: [] };
    await expect(loadPacks(shipped, names)).rejects.toThrow(
      /"output\.submitted" means "submission\.received", which is not an audit action[^]*"factuality\.claim_support" means "text-factuality"[^]*"editorial_review" means "edited-responsibly"/,
    );
  });
});
