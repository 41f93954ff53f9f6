import type { TextSpan } from '../text/text-span.js';

/** Characters that people do not see but machines read. */
export interface HiddenText extends TextSpan {
  kind: 'tag' | 'direction' | 'invisible' | 'comment';
}

/** Tag characters spell ASCII invisibly (Unicode 16.0, 23.9); a flag's subdivision is the one use they have. */
const tags = /(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,10})[\u{E0000}-\u{E007F}]+/gu;
/** Overrides of the direction of writing show text in another order than it is stored ("Trojan Source", CVE-2021-42574). */
const directions = /[\u202A-\u202E\u2066-\u2069]+/g;
/** Runs of characters without width; single ones serve scripts and emoji. */
const invisible = /[\u200B\u2060-\u2064\uFEFF\u180E\u00AD]{3,}|(?:[\u200B-\u200D\u2060\uFEFF]{2,}[^\s]?){2,}/g;
/** Shorter comments say nothing. */
const leastComment = 20;

function htmlComments(text: string): HiddenText[] {
  const found: HiddenText[] = [];
  for (let start = text.indexOf('<!--'); start >= 0;) {
    const close = text.indexOf('-->', start + 4);
    if (close < 0) break;
    const end = close + 3;
    if (end - start >= leastComment) found.push({ kind: 'comment', start, end });
    start = text.indexOf('<!--', end);
  }
  return found;
}

/** Text that a person who reads the output cannot see: tag characters, overrides of direction, runs of characters without width, HTML comments. */
export function findHiddenText(text: string): HiddenText[] {
  const kinds = { tag: tags, direction: directions, invisible } as const;
  const unseen = Object.entries(kinds).flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), ({ 0: hidden, index: start }) => ({
      kind: kind as HiddenText['kind'],
      start,
      end: start + hidden.length,
    })),
  );
  return [...unseen, ...htmlComments(text)].sort((one, other) => one.start - other.start);
}
