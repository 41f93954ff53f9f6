import { commonWords, functionCharacters, stopWords, talkWords } from './stop-words.js';
import type { TextSpan } from './text-span.js';

/** A word (stemmed, without accents) or a pair of Chinese characters, where it stands, and how much it weighs before its rarity is known (0 to 1). */
export interface ContentTerm extends TextSpan {
  term: string;
  weight: number;
}

const wordOrHan = /[\p{Script=Han}]+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const longestTerm = 40;

/** A rough English stem: enough that "covers", "covered" and "covering" meet; other words only lose their case. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let root = word;
  if (root.endsWith('ies') && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(root)) root = root.slice(0, -2);
  else if (/[^aius]s$/.test(root)) root = root.slice(0, -1);
  if (root.endsWith('ing') && /[aeiouy].*ing$/.test(root) && root.length > 5) root = root.slice(0, -3);
  else if (root.endsWith('ied') && root.length > 4) root = `${root.slice(0, -3)}y`;
  else if (root.endsWith('ed') && /[aeiouy].*ed$/.test(root) && root.length > 4) root = root.slice(0, -2);
  else if (root.endsWith('ly') && root.length > 5) root = root.slice(0, -2);
  if (/([bdfgmnprt])\1$/.test(root) && root.length > 4) root = root.slice(0, -1);
  return root.length > 3 && root.endsWith('e') ? root.slice(0, -1) : root;
}

function bareWord(word: string): string {
  const lower = word.slice(0, longestTerm).toLowerCase();
  // eslint-disable-next-line no-control-regex -- the range is ASCII itself
  return /^[\u0000-\u007F]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

function wordWeight(word: string): number {
  if (stopWords.has(word) || talkWords.has(word)) return 0;
  if (commonWords.has(word) || (word.length < 2 && !/\d/.test(word))) return 0.4;
  return 1;
}

function hanPairs(run: string, offset: number, into: ContentTerm[]): void {
  const characters = Array.from(run);
  let start = offset;
  if (characters.length === 1)
    into.push({ term: run, weight: functionCharacters.has(run) ? 0 : 0.5, start, end: start + run.length });
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const first = characters[index] ?? '';
    const second = characters[index + 1] ?? '';
    const functional = Number(functionCharacters.has(first)) + Number(functionCharacters.has(second));
    const end = start + first.length + second.length;
    into.push({ term: first + second, weight: [1, 0.4, 0][functional] ?? 0, start, end });
    start += first.length;
  }
}

/** The content terms of `folded` (see foldText) between two offsets, in order; grammatical words have weight 0 and are left out. */
export function contentTerms(folded: string, span: TextSpan): ContentTerm[] {
  const terms: ContentTerm[] = [];
  for (const match of folded.slice(span.start, span.end).matchAll(wordOrHan)) {
    const [word] = match;
    const start = span.start + match.index;
    if (/^\p{Script=Han}/u.test(word)) {
      hanPairs(word, start, terms);
      continue;
    }
    const bare = bareWord(word);
    terms.push({ term: stem(bare), weight: wordWeight(bare), start, end: start + word.length });
  }
  return terms.filter(({ weight }) => weight > 0);
}
