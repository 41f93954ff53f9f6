import type { PolicyFault, YamlDocument } from '@countersign/policy';
import { countedPopulations } from './counted-populations.js';
import type { Vocabulary } from './vocabulary.js';

/** Names that the vocabulary may point to: audit actions of this product, members of their payloads, and checks. */
export interface ProductNames {
  actions: readonly string[];
  payloadFields: readonly string[];
  checks: readonly string[];
}

/** Every meaning in the vocabulary that this product does not have, and every population that it cannot count. */
export function vocabularyFaults(
  { file, value, lineOf }: YamlDocument<Vocabulary>,
  names: ProductNames | null,
): PolicyFault[] {
  const countable: readonly string[] = countedPopulations;
  const uncounted = Object.entries(value.populations)
    .filter(([name, isCounted]) => isCounted && !countable.includes(name))
    .map(([name]) => ({
      file,
      line: lineOf(['populations', name]),
      sentence: `The population "${name}" cannot be counted by this version: write false, or use one of ${countable.join(', ')}.`,
    }));
  if (names === null) return uncounted;
  const lists = [
    ['events', value.events, names.actions, 'an audit action'],
    ['checks', value.checks, names.checks, 'a check of checks.yaml'],
    ['attestations', value.attestations, names.actions, 'an audit action'],
  ] as const;
  const strangers = lists.flatMap(([list, words, known, what]) =>
    Object.entries(words).flatMap(([word, targets]) =>
      targets
        .filter((target) => !known.includes(target))
        .map((target) => ({
          file,
          line: lineOf([list, word]),
          sentence: `"${word}" means "${target}", which is not ${what}: correct it to one of ${known.join(', ')}, or write [] if nothing of that kind is recorded.`,
        })),
    ),
  );
  return [
    ...uncounted,
    ...strangers,
    ...strangeFields(value, names).map(({ field, sentence }) => ({ file, line: lineOf(['fields', field]), sentence })),
  ];
}

function strangeFields({ fields }: Vocabulary, { payloadFields }: ProductNames): { field: string; sentence: string }[] {
  const prefix = 'payload.';
  return Object.entries(fields).flatMap(([field, place]) => {
    if (place?.startsWith(prefix) !== true || payloadFields.includes(place.slice(prefix.length))) return [];
    const sentence = `"${field}" stands at "${place}", which no entry of the log has: correct it to payload. and one of ${payloadFields.join(', ')}, or write null if it is not recorded.`;
    return [{ field, sentence }];
  });
}
