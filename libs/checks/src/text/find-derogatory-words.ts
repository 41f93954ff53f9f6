import { anyOf } from './group-mentions.js';
import type { TextSpan } from './text-span.js';
import { datedWords, derogatoryWords } from './trait-lexicon.js';

/** A word for a group that insults, or that is dated and has a better one. */
export interface DerogatoryWord extends TextSpan {
  code: 'derogatory-term' | 'dated-term';
  better: string | null;
}

function wholeWords(literals: readonly string[]): RegExp {
  return new RegExp(`(?<![a-z])(?:${anyOf(literals).source})(?![a-z])`, 'gi');
}

const isHan = (word: string) => /^\p{Script=Han}/u.test(word);
const insults = [wholeWords(derogatoryWords.en), anyOf(derogatoryWords.zh)];
const dated = [
  wholeWords(Object.keys(datedWords).filter((word) => !isHan(word))),
  anyOf(Object.keys(datedWords).filter(isHan)),
];

function matches(
  folded: string,
  span: TextSpan,
  patterns: readonly RegExp[],
  code: DerogatoryWord['code'],
): DerogatoryWord[] {
  const sentence = folded.slice(span.start, span.end);
  return patterns.flatMap((pattern) =>
    Array.from(sentence.matchAll(pattern), (match) => ({
      code,
      better: datedWords[match[0].toLowerCase()] ?? null,
      start: span.start + match.index,
      end: span.start + match.index + match[0].length,
    })),
  );
}

/** The insulting and the dated words for groups in one folded sentence. */
export function findDerogatoryWords(folded: string, span: TextSpan): DerogatoryWord[] {
  return [...matches(folded, span, insults, 'derogatory-term'), ...matches(folded, span, dated, 'dated-term')];
}
