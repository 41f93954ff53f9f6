import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PolicyError } from '@countersign/policy';
import { loadPacks } from './load-packs.js';
import { remarkOn } from './what-raises.js';

const shipped = fileURLToPath(new URL('../../../policies/requirements', import.meta.url));
const files = (await readdir(shipped)).filter((file) => file.endsWith('.yaml'));
const shared = join('shared', 'vocabulary.yaml');
const texts = new Map(
  await Promise.all(
    [...files, shared].map(async (file) => [file, await readFile(join(shipped, file), 'utf8')] as const),
  ),
);
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'));
  await cp(shipped, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function faultsOf(changed: string, name: string): Promise<PolicyError> {
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

describe('the shipped packs', () => {
  it('are the four, with the seven groups of the guidelines and every requirement under its own id', async () => {
    const packs = await loadPacks(shipped);
    expect(packs.map(({ id }) => id)).toEqual(['eu-ai-act', 'eu-gdpr', 'eu-hleg-altai', 'eu-marking-code']);
    const kinds = packs.map(({ requirements }) =>
      ['group', 'requirement'].map((kind) => requirements.filter((one) => one.kind === kind).length),
    );
    expect(kinds).toEqual([
      [0, 62],
      [0, 7],
      [7, 23],
      [0, 4],
    ]);
    expect(new Set(packs.map(({ digest }) => digest)).size).toBe(4);
    for (const { digest } of packs) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('nowhere claim what only others may claim', () => {
    for (const text of texts.values()) {
      expect(text).not.toMatch(/\b(compliant|compliance with|certified|certification)\b/i);
    }
  });

  it('say of two approvers that they are our own rule', async () => {
    const rules = (await loadPacks(shipped)).flatMap(({ requirements, vocabulary }) =>
      requirements.flatMap(({ id, evidence }) =>
        (evidence.rules ?? [])
          .filter(({ kind }) => kind === 'distinct_actors')
          .map((rule) => ({ id, rule, vocabulary })),
      ),
    );
    for (const { id, rule, vocabulary } of rules) {
      if (rule.origin === 'law') expect(id).toBe('AIA-14.5');
      else expect(remarkOn(rule, vocabulary)?.en).toContain("organisation's own rule");
    }
    expect(rules.map(({ rule }) => rule.origin).toSorted()).toEqual(['law', 'policy', 'policy']);
  });

  it('map to codes of their frameworks: 72 subcategories, 38 controls', async () => {
    const [pack] = await loadPacks(shipped);
    expect(pack?.frameworks.nist.codes).toHaveLength(72);
    const controls = pack?.frameworks.iso42001.codes.filter((code) => code.startsWith('A.'));
    expect(controls).toHaveLength(38);
    for (const invented of ['MANAGE 5.1', 'MANAGE 5.2', 'MEASURE 2.14', 'GOVERN 1.8']) {
      expect(pack?.frameworks.nist.codes).not.toContain(invented);
    }
    for (const invented of ['A.6.10', 'A.3.4', 'A.11.2'])
      expect(pack?.frameworks.iso42001.codes).not.toContain(invented);
    for (const { requirements, frameworks } of await loadPacks(shipped)) {
      for (const { crosswalk } of requirements) {
        for (const name of ['nist', 'iso42001', 'gdpr'] as const) {
          for (const code of crosswalk?.[name] ?? []) expect(frameworks[name].codes).toContain(code);
        }
      }
    }
  });
});

describe('a fault stops the load with file, line and what to do', () => {
  it.each<[string, string, string, string, RegExp]>([
    [
      'an unknown event',
      'event: training.completed',
      'event: training.complete',
      'training.complete',
      /AIA-4 speaks of "training\.complete", which vocabulary\.events does not know[^]*Known are [^]*training\.completed/,
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
      'a condition with a kind of output that there is not',
      'where: {kind: image, ',
      'where: {kind: imago, ',
      'imago',
      /speaks of "kind: imago"[^]*correct it to one of text, image, schedule,/,
    ],
    [
      'a condition with a kind of another population',
      'of: outputs, where: {kind: image, ',
      'of: outputs, where: {kind: fria, ',
      'fria',
      /speaks of "kind: fria"[^]*one of text, image, schedule,/,
    ],
    [
      'a condition with a role that there is not',
      'role: deployer}',
      'role: deployers}',
      'deployers',
      /speaks of "role: deployers"[^]*one of provider, deployer,/,
    ],
    [
      'a condition with a state that there is not',
      'state: released',
      'state: relaesed',
      'relaesed',
      /speaks of "state: relaesed"[^]*one of released, decided,/,
    ],
    [
      'one of several values that is not known',
      'where: {actor_kind: human}',
      'where: {actor_kind: [human, machine]}',
      'machine',
      /speaks of "actor_kind: machine"/,
    ],
    [
      'a yes-or-no that is neither',
      'public_interest: true',
      'public_interest: yes',
      'public_interest: yes',
      /speaks of "public_interest: yes"[^]*one of true,/,
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
    [
      'a code that NIST does not have',
      'nist: [MANAGE 4.3]',
      'nist: [MANAGE 5.1]',
      'crosswalk',
      /is mapped to "MANAGE 5\.1", which NIST AI Risk Management Framework 1\.0[^]* does not hold/,
    ],
    [
      'a control that ISO does not have',
      'A.6.2.8',
      'A.6.10',
      'crosswalk',
      /mapped to "A\.6\.10", which ISO\/IEC 42001/,
    ],
    [
      'a population that nobody counts',
      '  flags: false',
      '  flags: true',
      'flags: true',
      /"flags" cannot be counted by this version/,
    ],
    [
      'an operator that is none',
      "target: {op: '>=', value: 0.95}",
      "target: {op: '=>', value: 0.95}",
      "op: '=>'",
      /op/,
    ],
    [
      'a class of incident that no deadline of the law bounds',
      'critical-infrastructure, fundamental-rights, property-or-environment',
      'critical-infrastructure, property-or-environment',
      'incident_classes',
      /No pack says within how many days an authority is told of an incident of class "fundamental-rights"/,
    ],
    [
      'a class of incident that there is not',
      'death: [death]',
      'death: [dearth]',
      'dearth',
      /must be one of death, serious-harm-to-health/,
    ],
    [
      'a duty to tell the public that no pack holds',
      'text: AIA-50.4.text}',
      'text: AIA-50.4.txt}',
      'AIA-50.4.txt',
      /disclosure\.text is AIA-50\.4\.txt, which no pack holds/,
    ],
    [
      'an article of several requirements without a name',
      '  AIA-14: Human oversight\n',
      '',
      'families:',
      /Several requirements belong to AIA-14, which has no name in English: add it under families\./,
    ],
    [
      'an article of several requirements without a name in Chinese',
      "      AIA-14: '人為監督'\n",
      '',
      'families:',
      /AIA-14, which has no name in zh-TW: add it under translations\.zh-TW\.families\./,
    ],
    [
      'the name of an article that there is not',
      '  AIA-14: Human oversight\n',
      '  AIA-14: Human oversight\n  AIA-140: Nothing\n',
      'AIA-140',
      /AIA-140 under families names no article/,
    ],
    [
      'a statement without words in Chinese',
      ", statement: '紀錄完整。'",
      '',
      'requirements:',
      /GDPR-30 has no words in zh-TW: add its statement here/,
    ],
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
    const [name, text] = [...texts].find(([, found]) => found.includes(from)) ?? ['', ''];
    expect(text).toContain(from);
    const changed = text.replace(from, to);
    const { faults } = await faultsOf(changed, name);
    const fault = faults.find((item) => sentence.test(item.sentence));
    expect(fault?.sentence ?? faults.map((item) => item.sentence).join('\n')).toMatch(sentence);
    const near = changed.split('\n').slice((fault?.line ?? 0) - 1, (fault?.line ?? 0) + 1);
    expect(near.join('\n')).toContain(onLine);
  });

  it('a file with another name than its pack', async () => {
    const text = texts.get('eu-gdpr.yaml') ?? '';
    await rm(join(folder, 'eu-gdpr.yaml'));
    expect((await faultsOf(text, 'other.yaml')).message).toMatch(/rename the file to eu-gdpr\.yaml/);
  });

  it('an id that another pack has', async () => {
    const text = texts.get('eu-gdpr.yaml') ?? '';
    const copied = text.replaceAll('GDPR-32', 'AIA-4');
    expect((await faultsOf(copied, 'eu-gdpr.yaml')).message).toMatch(/AIA-4 stands here twice, or in another pack/);
  });

  it('a meaning that this product does not have', async () => {
    const names = { actions: ['review.decided'], payloadFields: ['outcome'], checks: ['text-bias'] };
    await expect(loadPacks(shipped, names)).rejects.toThrow(
      /"output\.submitted" means "submission\.received", which is not an audit action: correct it to one of review\.decided,[^]*"factuality\.claim_support" means "text-factuality"[^]*"editorial_review" means "editorial\.recorded"[^]*"reason" stands at "payload\.reasons"[^]*one of outcome,/,
    );
  });
});
