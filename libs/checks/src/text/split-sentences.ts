import type { TextSpan } from './text-span.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Line ends; and a tag or brace after a stop, which UAX 29 would take for the middle of a sentence. */
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]|(?=<[/!|a-zA-Z]|\{)(?<=[.!?。！？]["'”’)」』]{0,2}[ \t]{0,3})/g;
const listMark =
  /[ \t\u3000>]*(?:[-*+•‣◦●○■□▪·–—][ \t]+|#{1,6}[ \t]+|\(?\d{1,3}[.)][ \t]+|\d{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}、)?/y;
const abbreviation =
  /(?:^|[\s("'])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Rev|Hon|St|Mt|Ft|Nos?|Art|vs|cf|e\.g|i\.e|Figs?|Eq|Secs?|Vol|Ch|pp?|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$/;

/** Longest sentence; longer stretches without an end are cut, at a blank or comma where there is one. */
const longest = 600;

function lines(text: string): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = 0;
  for (const match of text.matchAll(lineBreak)) {
    if (match.index > start) spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

function trim(text: string, span: TextSpan): TextSpan {
  const words = text.slice(span.start, span.end);
  return { start: span.start + words.length - words.trimStart().length, end: span.start + words.trimEnd().length };
}

function isLowSurrogate(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff;
}

function cutLong(text: string, span: TextSpan): TextSpan[] {
  const pieces: TextSpan[] = [];
  let { start } = span;
  while (span.end - start > longest) {
    const window = text.slice(start + longest / 2, start + longest);
    const comma = Math.max(window.lastIndexOf(', '), window.lastIndexOf('，'));
    const at = comma >= 0 ? comma : window.lastIndexOf(' ');
    let end = at >= 0 ? start + longest / 2 + at + 1 : start + longest;
    if (isLowSurrogate(text, end)) end -= 1;
    pieces.push({ start, end });
    start = end;
  }
  pieces.push({ start, end: span.end });
  return pieces;
}

function sentencesOfLine(text: string, line: TextSpan): TextSpan[] {
  listMark.lastIndex = line.start;
  const marked = listMark.exec(text)?.[0].length ?? 0;
  const start = Math.min(line.start + marked, line.end);
  if (text.slice(start, line.end).trim() === '') return [];
  const sentences: TextSpan[] = [];
  let open: TextSpan | undefined;
  for (const { segment, index } of segmenter.segment(text.slice(start, line.end))) {
    const from = open?.start ?? start + index;
    const end = start + index + segment.length;
    open = undefined;
    if (abbreviation.test(segment.slice(-14).trimEnd())) {
      open = { start: from, end };
      continue;
    }
    sentences.push({ start: from, end });
  }
  if (open) sentences.push(open);
  return sentences;
}

function splitAtSemicolons(text: string, span: TextSpan): TextSpan[] {
  const pieces: TextSpan[] = [];
  let { start } = span;
  for (let at = text.indexOf('；', start); at >= 0 && at < span.end; at = text.indexOf('；', start)) {
    pieces.push({ start, end: at + 1 });
    start = at + 1;
  }
  pieces.push({ start, end: span.end });
  return pieces;
}

/**
 * The sentences of an English or Chinese text, in order and without overlap, trimmed, list marks left out.
 * Lines end sentences, as does a tag or brace after a stop; so do 。！？； and the stops of Unicode UAX 29, but for abbreviations ("Dr.") and decimals.
 */
export function splitSentences(text: string): TextSpan[] {
  return lines(text)
    .flatMap((line) => sentencesOfLine(text, line))
    .flatMap((span) => (span.end - span.start > 1 ? splitAtSemicolons(text, span) : [span]))
    .flatMap((span) => cutLong(text, span))
    .map((span) => trim(text, span))
    .filter((span) => span.end > span.start && /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)));
}
