import { foldText } from './fold-text.js';
import { stem } from './content-terms.js';
import { commonWords, stopWords } from './stop-words.js';
import type { TextSpan } from './text-span.js';

/** A name, code or quotation in a text and the key it is looked up by in the sources. */
export interface NamedThing extends TextSpan {
  kind: 'name' | 'code' | 'quotation';
  key: string;
}

const capitalised = /(?<![\p{L}\p{N}'])\p{Lu}[\p{L}\p{M}]{0,60}/gu;
const codeLike = /[A-Za-z0-9]{1,60}(?:[-/][A-Za-z0-9]{1,60})*/g;
const notACode =
  /^(?:\d+(?:st|nd|rd|th|s|am|pm|a|p|x|k|m|h|g|kg|km|cm|mm|mg|ml|l|min|mins|hrs?|gb|mb|tb|w|kw|kwh|v)|\d+(?:st|nd|rd|th)?(?:-[a-z]{1,30})+|[a-z]{5,}-\d{1,2}|\d+[-/][\d/-]+)$/i;
const quoted =
  /(?<![\p{L}\p{N}'])"([^"\n]{4,300})"|「([^「」\n]{2,200})」|『([^『』\n]{2,200})』|《([^《》\n]{1,100})》/gu;
const calendarWords = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

/** A code as it is compared: upper case without hyphens and slashes. */
export function codeKey(words: string): string {
  return words.replace(/[-/]/g, '').toUpperCase();
}

/** A quotation as it is compared: folded, lower case, without blanks and punctuation. */
export function quotationKey(words: string): string {
  return foldText(words)
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\p{Cc}]+/gu, '');
}

function startsSentence(folded: string, start: number, span: TextSpan): boolean {
  return (
    start === span.start ||
    !/[\p{L}\p{N}]/u.test(folded.slice(Math.max(span.start, start - 60), start)) ||
    /[.!?:]["')\]]? $/.test(folded.slice(Math.max(span.start, start - 4), start))
  );
}

/** The capitalised words of one sentence that are no ordinary word at its start. */
export function findNames(folded: string, span: TextSpan): NamedThing[] {
  const names: NamedThing[] = [];
  for (const match of folded.slice(span.start, span.end).matchAll(capitalised)) {
    const [word] = match;
    const start = span.start + match.index;
    const lower = word.toLowerCase();
    if (word.length < 2 || stopWords.has(lower) || calendarWords.has(lower)) continue;
    if (
      startsSentence(folded, start, span) &&
      (commonWords.has(lower) || !/^\p{Lu}[\p{L}\p{M}]* \p{Lu}/u.test(folded.slice(start, start + 80)))
    )
      continue;
    names.push({ kind: 'name', key: stem(lower), start, end: start + word.length });
  }
  return names;
}

/** Words of one sentence that mix letters and digits: X200, ISO-9001, EN50131. */
export function findCodes(folded: string, span: TextSpan): NamedThing[] {
  const codes: NamedThing[] = [];
  for (const match of folded.slice(span.start, span.end).matchAll(codeLike)) {
    const [word] = match;
    if (word.length < 2 || word.length > 40 || !/\d/.test(word) || !/[A-Za-z]/.test(word) || notACode.test(word))
      continue;
    const start = span.start + match.index;
    codes.push({ kind: 'code', key: codeKey(word), start, end: start + word.length });
  }
  return codes;
}

/** Quoted strings of one sentence, without their marks, single Latin words left out: "…", 「…」, 『…』, 《…》. */
export function findQuotations(folded: string, span: TextSpan): NamedThing[] {
  const quotations: NamedThing[] = [];
  for (const match of folded.slice(span.start, span.end).matchAll(quoted)) {
    const words = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    const key = quotationKey(words);
    const start = span.start + match.index + 1;
    if (key !== '' && !/^[\p{Script=Latin}\p{M}]+[\p{P}]?$/u.test(words))
      quotations.push({ kind: 'quotation', key, start, end: start + words.length });
  }
  return quotations;
}
