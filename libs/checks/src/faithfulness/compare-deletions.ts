import type { TextSpan } from '../text/text-span.js';
import { seededRandom } from '@countersign/scheduling';

/** By how much a finding's score falls (below zero: rises) when words are left out: those that its explanation named, and as many at random. */
export interface Deletions {
  named: number;
  random: readonly number[];
}

export interface Explained {
  text: string;
  /** Where it is read; words outside are left alone. */
  within: TextSpan;
  /** What the explanation named. */
  named: readonly TextSpan[];
}

const draws = 8;
const wordOrCharacter = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

/** The words of a stretch of a text; a Chinese character is a word. */
export function wordsWithin(text: string, { start, end }: TextSpan): TextSpan[] {
  return [...text.slice(start, end).matchAll(wordOrCharacter)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
  }));
}

/** What is left of a stretch of a text without the words at `deleted`, which are in order. */
export function without(text: string, { start, end }: TextSpan, deleted: readonly TextSpan[]): string {
  let [rest, at] = ['', start];
  for (const span of deleted) {
    rest += text.slice(at, span.start);
    at = span.end;
  }
  return rest + text.slice(at, end);
}

/** `count` of the words at random, in order. */
function draw(words: readonly TextSpan[], count: number, random: () => number): TextSpan[] {
  const left = [...words];
  const drawn: TextSpan[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn.sort((one, other) => one.start - other.start);
}

/**
 * Leaves out what an explanation named and, eight times, as many other words of the same stretch, and tells how far the finding's score fell
 * (comprehensiveness of DeYoung and others 2020, against random). Where more than half was named, as many of it as there are others. The same text gives the
 * same draws. Null where nothing was named, or nothing else is there.
 */
export function compareDeletions(
  { text, within, named }: Explained,
  scoreOf: (text: string) => number,
): Deletions | null {
  const words = wordsWithin(text, within);
  const isNamed = (word: TextSpan): boolean => named.some(({ start, end }) => start < word.end && end > word.start);
  const others = words.filter((word) => !isNamed(word));
  const told = words.filter(isNamed).slice(0, others.length);
  if (told.length === 0) return null;
  const whole = scoreOf(without(text, within, []));
  const fall = (deleted: readonly TextSpan[]): number => whole - scoreOf(without(text, within, deleted));
  const random = seededRandom(words.length * 31 + told.length);
  return {
    named: fall(told),
    random: Array.from({ length: draws }, () => fall(draw(others, told.length, random))),
  };
}

/** The share of random deletions after which the score fell less than after the named one; ties count half. */
export function beatenShare({ named, random }: Deletions): number {
  const beaten = random.reduce((sum, one) => sum + (one < named ? 1 : one === named ? 0.5 : 0), 0);
  return beaten / random.length;
}
