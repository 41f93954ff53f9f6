/** A stretch `[start, end)` of a text, in UTF-16 code units. */
export interface TextSpan {
  start: number;
  end: number;
}

/** The words at a span. */
export function wordsAt(text: string, span: TextSpan): string {
  return text.slice(span.start, span.end);
}

/** The words at a span on one line, cut to `most` characters for a message; never ends in half a surrogate pair. */
export function quoteAt(text: string, span: TextSpan, most = 80): string {
  const words = text
    .slice(span.start, Math.min(span.end, span.start + most * 4))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = Array.from(words);
  return characters.length <= most ? words : `${characters.slice(0, most - 1).join('')}…`;
}
