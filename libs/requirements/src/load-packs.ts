import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Digest } from '@countersign/contracts';
import { PolicyError, readYamlDocument, type PolicyFault, type YamlDocument } from '@countersign/policy';
import { canonicalJson } from '@countersign/tlog';
import { requirementPack, type RequirementPackDocument } from './requirement-pack.js';
import { unknownWords } from './unknown-words.js';

/** A pack in use. `digest` is SHA-256 over the RFC 8785 form of the document. */
export interface RequirementPack extends RequirementPackDocument {
  digest: Digest;
}

/** Names that a pack's vocabulary may point to: audit actions, checks and reason codes of this product. */
export interface ProductNames {
  actions: readonly string[];
  checks: readonly string[];
  reasons: readonly string[];
}

function repeats(document: YamlDocument<RequirementPackDocument>): PolicyFault[] {
  const { requirements } = document.value;
  const fault = (path: PropertyKey[], what: string): PolicyFault => ({
    file: document.file,
    line: document.lineOf(path),
    sentence: `${what} stands here twice: ids must differ.`,
  });
  return requirements.flatMap(({ id, evidence }, index) => [
    ...(requirements.findIndex((other) => other.id === id) === index ? [] : [fault(['requirements', index, 'id'], id)]),
    ...(evidence.rules ?? [])
      .filter((rule, at, rules) => rules.findIndex((other) => other.id === rule.id) !== at)
      .map((rule) => fault(['requirements', index, 'evidence'], `${id} ${rule.id}`)),
  ]);
}

function untranslated({ file, value, lineOf }: YamlDocument<RequirementPackDocument>): PolicyFault[] {
  const ids = new Set(value.requirements.map(({ id }) => id));
  const { requirements: translated } = value.translations['zh-TW'];
  const path = ['translations', 'zh-TW', 'requirements'];
  const fault = (at: PropertyKey[], sentence: string): PolicyFault => ({ file, line: lineOf(at), sentence });
  return [
    ...[...ids]
      .filter((id) => !Object.hasOwn(translated, id))
      .map((id) => fault(path, `${id} has no words in zh-TW: add its title and paraphrase here.`)),
    ...Object.keys(translated)
      .filter((id) => !ids.has(id))
      .map((id) => fault([...path, id], `There is no requirement ${id}: correct the id, or remove its words.`)),
  ];
}

function strangers(document: YamlDocument<RequirementPackDocument>, names: ProductNames): PolicyFault[] {
  const { events, checks, attestations } = document.value.vocabulary;
  const lists = [
    ['events', events, names.actions, 'an audit action'],
    ['checks', checks, names.checks, 'a check of checks.yaml'],
    ['attestations', attestations, names.reasons, 'a reason of reasons.yaml'],
  ] as const;
  return lists.flatMap(([list, words, known, what]) =>
    Object.entries(words).flatMap(([word, targets]) =>
      targets
        .filter((target) => !known.includes(target))
        .map((target) => ({
          file: document.file,
          line: document.lineOf(['vocabulary', list, word]),
          sentence: `"${word}" means "${target}", which is not ${what}: correct it, or write [] if nothing of that kind is recorded.`,
        })),
    ),
  );
}

async function loadPack(file: string, names: ProductNames | null): Promise<RequirementPack> {
  const document = await readYamlDocument(file, requirementPack);
  const { value, lineOf } = document;
  const faults: PolicyFault[] = [
    ...unknownWords(value).map(({ path, sentence }) => ({ file, line: lineOf(path), sentence })),
    ...repeats(document),
    ...untranslated(document),
    ...(names ? strangers(document, names) : []),
  ];
  if (value.id !== basename(file, '.yaml')) {
    faults.push({
      file,
      line: lineOf(['id']),
      sentence: `The pack's id is "${value.id}": rename the file to ${value.id}.yaml, or correct the id.`,
    });
  }
  if (faults.length > 0) throw new PolicyError(faults);
  return { ...value, digest: `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}` };
}

/**
 * Reads every pack of a folder, sorted by id. Throws `PolicyError` with line and remedy for a fault, a word that the pack's
 * vocabulary does not know and, where `names` are given, a meaning that this product does not have.
 */
export async function loadPacks(folder: string, names: ProductNames | null = null): Promise<RequirementPack[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
  const packs: RequirementPack[] = [];
  for (const file of files) packs.push(await loadPack(join(folder, file), names));
  return packs;
}
