import { stem } from './content-terms.js';
import type { TextSpan } from './text-span.js';

const wordOrCharacter = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const longestWord = 40;

/** Every word of `folded` between two offsets, stemmed, grammatical ones too; a Chinese character is a word. */
export function allWords(folded: string, { start, end }: TextSpan): string[] {
  return (folded.slice(start, end).match(wordOrCharacter) ?? []).map((word) =>
    stem(word.slice(0, longestWord).toLowerCase()),
  );
}
