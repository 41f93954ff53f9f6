import type { Generator, LocalizedText } from '@countersign/contracts';

/** Details that let a reviewer make an output again, beyond provider and model, and how they are called. */
const details: readonly { present(generator: Generator): boolean; name: LocalizedText }[] = [
  {
    present: ({ version, model }) => (version ?? '') !== '' || /\d{4}-?\d{2}-?\d{2}|v\d/i.test(model),
    name: { en: 'version', 'zh-TW': '版本' },
  },
  { present: ({ prompt }) => (prompt ?? '') !== '', name: { en: 'prompt', 'zh-TW': '提示詞' } },
  {
    present: ({ seed, parameters }) => seed !== undefined || parameters?.['temperature'] === 0,
    name: { en: 'seed', 'zh-TW': '隨機種子' },
  },
];

/** The details that a generator lacks; a dated model name counts as a version, and temperature 0 makes a seed needless. */
export function missingDetails(generator: Generator): LocalizedText[] {
  return details.filter(({ present }) => !present(generator)).map(({ name }) => name);
}

/** Share of the details (version, prompt, seed) that a generator has. */
export function detailsShare(generator: Generator): number {
  return 1 - missingDetails(generator).length / details.length;
}
