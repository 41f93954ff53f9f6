import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtInRoles } from '@countersign/access';
import { checks } from '@countersign/checks';
import { modality as modalities, outcome as outcomes } from '@countersign/contracts';
import { checksFor, loadPolicy, PolicyError, policySchemas, reasonsFor } from '@countersign/policy';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('../../policies', import.meta.url));
const policy = await loadPolicy(folder);
const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();

/** Every sentence with `en` beside it, anywhere in a document. */
function localizedIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'en' in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(localizedIn)];
}

describe('the policies', () => {
  it('are all read: each file is a document of the policy, as written', async () => {
    expect(policy.documents.map(({ name }) => `${name}.yaml`).sort()).toEqual(files);
    for (const { name, yaml } of policy.documents) {
      expect(yaml).toBe(await readFile(join(folder, `${name}.yaml`), 'utf8'));
    }
  });

  it('compose the roles as they are built in, for what acts without a policy', () => {
    expect(policy.roles).toEqual(builtInRoles);
  });

  it('have the same digest each time', async () => {
    expect((await loadPolicy(folder)).digest).toBe(policy.digest);
  });

  it.each(modalities.options)('switch on checks for %s that the product has, each with a limit', (modality) => {
    const planned = checksFor(policy, modality);
    expect(planned.length).toBeGreaterThan(0);
    for (const { name, timeoutMs, attempts } of planned) {
      expect(checks.get(name)?.modality).toBe(modality);
      expect(timeoutMs).toBeGreaterThanOrEqual(1000);
      expect(attempts).toBeGreaterThanOrEqual(1);
    }
  });

  it.each(modalities.options)('leave a person a reason for every outcome on %s', (modality) => {
    for (const outcome of outcomes.options) expect(reasonsFor(policy, outcome, modality).length).toBeGreaterThan(0);
  });
});

describe('the schemas for editors', () => {
  it.each([...policySchemas()])(
    'of %s are those of this version: countersign policy schemas policies/schemas',
    async (name, schema) => {
      const written = await readFile(join(folder, 'schemas', `${name}.schema.json`), 'utf8');
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(schema)));
    },
  );

  it.each(files)('are named in the first line of %s', async (file) => {
    const [first] = (await readFile(join(folder, file), 'utf8')).split('\n');
    expect(first).toBe(`# yaml-language-server: $schema=schemas/${file.replace('.yaml', '.schema.json')}`);
  });
});

describe.each(files)('policy file %s', (file) => {
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  /** Faults of the policies with other text in this file; none when they load. */
  async function faultsWith(text: string): Promise<string[]> {
    await cp(folder, copy, { recursive: true });
    await writeFile(join(copy, file), text);
    try {
      await loadPolicy(copy);
      return [];
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      return error.faults.map((fault) => `${fault.file}:${fault.line} ${fault.sentence}`);
    }
  }

  it('says everything for people in both languages', async () => {
    for (const sentence of localizedIn(parse(await readFile(join(folder, file), 'utf8')))) {
      expect(Object.keys(sentence).sort()).toEqual(['en', 'zh-TW']);
      expect(sentence['zh-TW']).toMatch(/\p{Script=Han}/u);
      expect(JSON.stringify(sentence)).not.toMatch(/compliant|certified/i);
    }
  });

  it.each([
    ['an unknown member', (text: string) => `${text}\nsurprise: 1\n`],
    ['another version', (text: string) => text.replace(/^version: \d+$/m, 'version: 99')],
    ['text that is no YAML', () => 'a: [\n'],
    ['nothing', () => ''],
    ['a list', () => '- 1\n'],
    ['a member twice', (text: string) => `${text}\nversion: 1\n`],
  ])('is refused with %s, by name, line and remedy', async (_what, change) => {
    const text = await readFile(join(folder, file), 'utf8');
    expect(await faultsWith(text)).toEqual([]);
    const faults = await faultsWith(change(text));
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toMatch(new RegExp(`${file}:\\d+ .{10,}`));
  });
});
