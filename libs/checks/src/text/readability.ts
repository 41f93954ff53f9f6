import type { TextSpan } from './text-span.js';

/** How easily a text reads. `ease` runs from 0 (hard) to 1 (easy), null for too little text. */
export interface Readability {
  /** Flesch reading ease, about 0 to 100; null where less than half of the words are English. */
  flesch: number | null;
  /** Mean Chinese characters a sentence; null where there are hardly any. */
  charactersPerSentence: number | null;
  ease: number | null;
}

const fewestWords = 20;
const fewestCharacters = 40;

/** Syllables of an English word by its groups of vowels, a silent final e left out; at least one. */
export function countSyllables(word: string): number {
  const groups = word.toLowerCase().match(/[aeiouy]{1,4}/g)?.length ?? 1;
  return Math.max(1, /[^aeiouyl]e$/i.test(word) ? groups - 1 : groups);
}

/**
 * Readability of a folded text (see foldText): for English the reading ease of Flesch (1948), 206.835 − 1.015 words per sentence − 84.6 syllables
 * per word; for Chinese the length of sentences, easy up to 25 characters and hard from 90.
 */
export function readReadability(folded: string, sentences: readonly TextSpan[]): Readability {
  let words = 0;
  let syllables = 0;
  let han = 0;
  let hanSentences = 0;
  let latinSentences = 0;
  for (const { start, end } of sentences) {
    const sentence = folded.slice(start, end);
    const latin = sentence.match(/[A-Za-z]{1,60}/g) ?? [];
    const characters = sentence.match(/\p{Script=Han}/gu)?.length ?? 0;
    words += latin.length;
    han += characters;
    if (characters > latin.length) hanSentences += 1;
    else latinSentences += 1;
    for (const word of latin) syllables += countSyllables(word);
  }
  const english = words >= fewestWords && words * 2 > han;
  const chinese = han >= fewestCharacters;
  const flesch = english ? 206.835 - (1.015 * words) / Math.max(1, latinSentences) - (84.6 * syllables) / words : null;
  const charactersPerSentence = chinese ? han / Math.max(1, hanSentences) : null;
  const eases = [
    flesch === null ? null : flesch / 60,
    charactersPerSentence === null ? null : (90 - charactersPerSentence) / 65,
  ];
  const known = eases.flatMap((ease) => (ease === null ? [] : [Math.min(1, Math.max(0, ease))]));
  return { flesch, charactersPerSentence, ease: known.length === 0 ? null : Math.min(...known) };
}
