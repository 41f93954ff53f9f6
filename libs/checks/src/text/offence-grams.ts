import type { TextSpan } from './text-span.js';

/** A run of one to three characters, or two characters with one (`a_b`) or two (`a__b`) between them, where it first stands in the text. */
export interface OffenceGram extends TextSpan {
  gram: string;
}

interface Squeezed {
  characters: string[];
  at: number[];
}

const longLatin = /[0-9a-z]{6,}/gy;

/** Small letters where that keeps places right: İ alone would become two characters. */
function sameLengthLower(capital: string): string {
  const small = capital.toLowerCase();
  return small.length === capital.length ? small : capital;
}

/** Characters without blanks in lower case; a long Latin word or number is one letter. */
function squeeze(folded: string): Squeezed {
  const plain = folded.replaceAll(/\p{Lu}/gu, sameLengthLower);
  const squeezed: Squeezed = { characters: [], at: [] };
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain.charAt(index);
    if (/\s/.test(character)) continue;
    squeezed.at.push(index);
    longLatin.lastIndex = index;
    const word = longLatin.exec(plain)?.[0];
    squeezed.characters.push(word === undefined ? character : 'A');
    if (word !== undefined) index += word.length - 1;
  }
  return squeezed;
}

/** What the offence model reads of a folded text (see foldText): every gram once, in order of first appearance. */
export function offenceGrams(folded: string): OffenceGram[] {
  const { characters, at } = squeeze(folded);
  const grams = new Map<string, OffenceGram>();
  const add = (gram: string, from: number, to: number): void => {
    if (!grams.has(gram)) grams.set(gram, { gram, start: at[from] ?? 0, end: (at[to] ?? 0) + 1 });
  };
  for (let from = 0; from < characters.length; from += 1) {
    const [one = '', two, three, four] = characters.slice(from, from + 4);
    add(one, from, from);
    if (two !== undefined) add(one + two, from, from + 1);
    if (three !== undefined) {
      add(one + (two ?? '') + three, from, from + 2);
      add(`${one}_${three}`, from, from + 2);
    }
    if (four !== undefined) add(`${one}__${four}`, from, from + 3);
  }
  return [...grams.values()];
}
