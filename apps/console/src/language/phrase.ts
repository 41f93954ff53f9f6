import type { LocalizedText } from '@countersign/contracts';
import { isolated } from './isolated.js';

/** Values that a sentence is filled with. `count` also picks the English singular (`one |||| many`). */
export type PhraseValues = Record<string, string | number>;

/** Sentences of a page, each in every language of the product. */
export type Catalog = Record<string, LocalizedText>;

/** Checks that a page's sentences exist in both languages, and keeps their names for the compiler. */
export const sentences = <T extends Catalog>(catalog: T): T => catalog;

/** Fills `%{name}` in the sentence of that language; of `one |||| many` it takes the one for `count`. */
export function phrase(text: LocalizedText, locale: string, values: PhraseValues = {}): string {
  const whole = locale === 'zh-TW' ? text['zh-TW'] : text.en;
  const [one = '', many = one] = whole.split(' |||| ');
  const chosen = values['count'] === 1 ? one : many;
  return chosen.replace(/%\{(\w+)\}/g, (_, name: string) => isolated(String(values[name] ?? '')));
}
