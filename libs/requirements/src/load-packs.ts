import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Digest } from '@countersign/contracts';
import { PolicyError, readYamlDocument, type PolicyFault, type YamlDocument } from '@countersign/policy';
import { canonicalJson } from '@countersign/tlog';
import { dutyFaults } from './duty-faults.js';
import { frameworksDocument } from './frameworks.js';
import { packFaults } from './pack-faults.js';
import type { RequirementPack } from './pack-in-use.js';
import { requirementPack, type RequirementPackDocument } from './requirement-pack.js';
import { unknownWords } from './unknown-words.js';
import { vocabularyDocument } from './vocabulary.js';
import { vocabularyFaults, type ProductNames } from './vocabulary-faults.js';

const digestOf = (text: string): Digest => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function repeatedIds(documents: readonly YamlDocument<RequirementPackDocument>[]): PolicyFault[] {
  const seen = new Set<string>();
  return documents.flatMap(({ file, value, lineOf }) =>
    value.requirements.flatMap(({ id }, index): PolicyFault[] => {
      const isKnown = seen.has(id);
      seen.add(id);
      const sentence = `${id} stands here twice, or in another pack as well: ids must differ.`;
      return isKnown ? [{ file, line: lineOf(['requirements', index, 'id']), sentence }] : [];
    }),
  );
}

function misnamed({ file, value: { id }, lineOf }: YamlDocument<RequirementPackDocument>): PolicyFault[] {
  if (id === basename(file, '.yaml')) return [];
  const sentence = `The pack's id is "${id}": rename the file to ${id}.yaml, or correct the id.`;
  return [{ file, line: lineOf(['id']), sentence }];
}

/**
 * Reads every pack of a folder, sorted by id, with `shared/vocabulary.yaml` and `shared/frameworks.yaml`. Throws `PolicyError`
 * with line and remedy for a fault, a word, code or population that is not known and, where `names` are given, a meaning that
 * this product does not have.
 */
export async function loadPacks(folder: string, names: ProductNames | null = null): Promise<RequirementPack[]> {
  const shared = await readYamlDocument(join(folder, 'shared', 'vocabulary.yaml'), vocabularyDocument);
  const lists = await readYamlDocument(join(folder, 'shared', 'frameworks.yaml'), frameworksDocument);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  const documents: YamlDocument<RequirementPackDocument>[] = [];
  for (const file of files) documents.push(await readYamlDocument(join(folder, file), requirementPack));
  const { schema: _, ...vocabulary } = shared.value;
  const { frameworks } = lists.value;
  const ids = new Set(documents.flatMap(({ value }) => value.requirements.map(({ id }) => id)));
  const packs = documents.map(({ value }) => {
    const whole = { ...value, vocabulary, frameworks };
    return { ...whole, digest: digestOf(canonicalJson(whole)) };
  });
  const faults = [
    ...vocabularyFaults(shared, names),
    ...dutyFaults(shared, packs),
    ...documents.flatMap((document) => [
      ...unknownWords(document.value, { vocabulary, frameworks, ids }).map(({ path, sentence }) => ({
        file: document.file,
        line: document.lineOf(path),
        sentence,
      })),
      ...packFaults(document),
      ...misnamed(document),
    ]),
    ...repeatedIds(documents),
  ];
  if (faults.length > 0) throw new PolicyError(faults);
  return packs;
}
