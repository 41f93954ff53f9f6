import type { TextSpan } from './text-span.js';

/** A field of a structured source (JSON, or a list of `name: value`) that is answered by yes, no or not at all. */
export interface SourceField extends TextSpan {
  /** The field's name squeezed to letters and digits in lower case, without what it shares with its neighbours: "takeout" for `RestaurantsTakeOut`. */
  key: string;
  answer: 'yes' | 'no' | 'open';
}

const field =
  /(?<=^|[\s{,[(])["']?([\p{L}][\p{L}\p{N} _-]{1,60}?)["']?[ \t]*[:：=][ \t]*(["']?)(true|false|yes|no|none|null|n\/a|unknown|是|否|有|無|没有|沒有|未知|不明)\2(?=[ \t]*(?:[,;}\])\r\n，；。]|$))/giu;
const answers: Readonly<Record<string, SourceField['answer']>> = {
  true: 'yes',
  yes: 'yes',
  是: 'yes',
  有: 'yes',
  false: 'no',
  no: 'no',
  否: 'no',
  無: 'no',
  沒有: 'no',
  没有: 'no',
};
/** Shorter names would be met by chance. */
const shortestKey = (key: string): number => (/\p{Script=Han}/u.test(key) ? 2 : 4);
/** A source with more fields than this is a table; only its first ones are compared. */
const mostFields = 2000;

const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The fields of `text` that answer yes, no or nothing, in order. Names that begin alike ("Restaurants…") lose what they share. */
export function readSourceFields(text: string): SourceField[] {
  const found: { words: string[]; answer: SourceField['answer']; span: TextSpan }[] = [];
  const begins = new Map<string, number>();
  for (const match of text.matchAll(field)) {
    const words = wordsOf(match[1] ?? '');
    const [first] = words;
    if (first === undefined) continue;
    begins.set(first, (begins.get(first) ?? 0) + 1);
    const span = { start: match.index, end: match.index + match[0].length };
    found.push({ words, answer: answers[(match[3] ?? '').toLowerCase()] ?? 'open', span });
    if (found.length === mostFields) break;
  }
  return found.flatMap(({ words, answer, span }) => {
    const shared = words.length > 1 && (begins.get(words[0] ?? '') ?? 0) > 1;
    const key = (shared ? words.slice(1) : words).join('');
    return key.length < shortestKey(key) ? [] : [{ key, answer, ...span }];
  });
}
