import type { Frameworks } from './frameworks.js';
import type { RequirementPackDocument } from './requirement-pack.js';
import type { Rule } from './rule.js';
import type { UnknownWord } from './unknown-word.js';
import { unknownConditions } from './unknown-conditions.js';
import type { Vocabulary } from './vocabulary.js';

type Word = [list: keyof Vocabulary, word: string | undefined, at: PropertyKey[]];

const many = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

function wordsOfRequire({ require }: Rule): Word[] {
  const given = (key: string): unknown => Object.entries(require).find(([name]) => name === key)?.[1];
  const texts = (key: string): readonly string[] => {
    const value = given(key);
    return many(typeof value === 'string' || Array.isArray(value) ? (value as string | string[]) : undefined);
  };
  const list = (vocabulary: keyof Vocabulary, ...keys: string[]): Word[] =>
    keys.flatMap((key) => texts(key).map((word): Word => [vocabulary, word, ['require', key]]));
  const anyOf = 'any_of' in require ? (require.any_of ?? []) : [];
  return [
    ...list('events', 'event', 'from', 'to', 'before', 'after', 'exclude_actor_of').filter(([, word]) => word !== '*'),
    ...list('checks', 'check'),
    ...list('metrics', 'metric'),
    ...list('fields', 'field', 'fields'),
    ...list('documents', 'document'),
    ...list('verifications', 'verify'),
    ...anyOf.flatMap(({ event, attestation, field }, index): Word[] => [
      ['events', event, ['require', 'any_of', index]],
      ['attestations', attestation, ['require', 'any_of', index]],
      ['fields', field, ['require', 'any_of', index]],
    ]),
  ];
}

const wordsOf = (rule: Rule): Word[] => [
  ['populations', rule.population.of, ['population', 'of']],
  ...wordsOfRequire(rule),
];

/** What the words of packs are looked up in. */
export interface Dictionary {
  vocabulary: Vocabulary;
  frameworks: Frameworks;
  /** Ids of all requirements, of every pack. */
  ids: ReadonlySet<string>;
}

/** Every word of a pack's requirements and rules that the vocabulary, the frameworks, the packs or its sources do not know. */
export function unknownWords(
  pack: Pick<RequirementPackDocument, 'requirements' | 'sources'>,
  { vocabulary, frameworks, ids }: Dictionary,
): UnknownWord[] {
  const knows = (list: keyof Vocabulary, word: string): boolean => {
    const known = vocabulary[list];
    return Array.isArray(known) ? known.includes(word) : Object.hasOwn(known, word);
  };
  return pack.requirements.flatMap((requirement, index): UnknownWord[] => {
    const here = ['requirements', index];
    const { crosswalk } = requirement;
    const words: Word[] = [
      ...requirement.applies_to.roles.map((word): Word => ['roles', word, ['applies_to', 'roles']]),
      ...requirement.applies_to.risk.map((word): Word => ['risk_classes', word, ['applies_to', 'risk']]),
      ['signers', requirement.attestation.by, ['attestation', 'by']],
      ...(requirement.evidence.rules ?? []).flatMap((rule, at) =>
        wordsOf(rule).map(([list, word, path]): Word => [list, word, ['evidence', 'rules', at, ...path]]),
      ),
    ];
    const sources = [
      ...requirement.source.map(({ ref }) => ref),
      ...(requirement.formerly ?? []).flatMap(({ source }) => source?.map(({ ref }) => ref) ?? []),
      ...(crosswalk?.basis ?? []),
    ];
    const linked = [requirement.parent, ...(crosswalk?.aia ?? []), ...(crosswalk?.hleg ?? [])];
    const fault = (path: PropertyKey[], sentence: string): UnknownWord => ({ path: [...here, ...path], sentence });
    return [
      ...words.flatMap(([list, word, path]) =>
        word === undefined || knows(list, word)
          ? []
          : [fault(path, unknown(requirement.id, list, word, namesOf(vocabulary[list])))],
      ),
      ...(requirement.evidence.rules ?? []).flatMap((rule, at) =>
        unknownConditions(rule, vocabulary).map(({ path, sentence }) =>
          fault(['evidence', 'rules', at, ...path], `${requirement.id} ${rule.id} speaks of ${sentence}`),
        ),
      ),
      ...sources
        .filter((ref) => ref !== 'own' && !Object.hasOwn(pack.sources, ref))
        .map((ref) =>
          fault(
            ['source'],
            `${requirement.id} rests on "${ref}", which is not among "sources": add it there, or correct it.`,
          ),
        ),
      ...linked
        .filter((id) => id !== undefined && !ids.has(id))
        .map((id) => fault(['id'], `${requirement.id} points to "${id}", which no pack holds: correct it, or add it.`)),
      ...(['nist', 'iso42001', 'gdpr'] as const).flatMap((name) =>
        (crosswalk?.[name] ?? [])
          .filter((code) => !frameworks[name].codes.includes(code))
          .map((code) => fault(['crosswalk', name], strangeCode(requirement.id, code, frameworks[name].title))),
      ),
    ];
  });
}

function strangeCode(requirement: string, code: string, framework: string): string {
  return `${requirement} is mapped to "${code}", which ${framework} does not hold: correct the code to one of shared/frameworks.yaml, or remove it.`;
}

const namesOf = (list: Vocabulary[keyof Vocabulary]): string =>
  (Array.isArray(list) ? list : Object.keys(list)).join(', ');

function unknown(requirement: string, list: keyof Vocabulary, word: string, known: string): string {
  return `${requirement} speaks of "${word}", which vocabulary.${list} does not know: correct it, or say in shared/vocabulary.yaml what it means here. Known are ${known}.`;
}
