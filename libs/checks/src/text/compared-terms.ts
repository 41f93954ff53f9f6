import type { ContentTerm } from './content-terms.js';
import { contentTerms } from './content-terms.js';
import type { Figure } from './figure.js';
import type { TextSpan } from './text-span.js';

/** The figures inside a span, from a list in text order; `next` is where to begin for a later span. */
export function figuresWithin(
  figures: readonly Figure[],
  from: number,
  span: TextSpan,
): { within: Figure[]; next: number } {
  let next = from;
  while ((figures[next]?.start ?? Infinity) < span.start) next += 1;
  const within: Figure[] = [];
  for (let at = next; (figures[at]?.start ?? Infinity) < span.end; at += 1) {
    const figure = figures[at];
    if (figure && figure.end <= span.end) within.push(figure);
  }
  return { within, next };
}

function figureTerms({ value, date, start, end }: Figure): ContentTerm[] {
  if (!date) return [{ term: `#${Number(value.toPrecision(9))}`, weight: 1, start, end }];
  const terms: ContentTerm[] = [];
  if (date.year !== null) terms.push({ term: `#${date.year}`, weight: 1, start, end });
  if (date.month !== null) terms.push({ term: `#${date.month}/${date.day ?? ''}`, weight: 1, start, end });
  return terms;
}

/** The terms of a sentence as sources and claims are compared: its words, with figures replaced by their values ("12 months", 十二個月 and "one year" are one term). */
export function comparedTerms(folded: string, span: TextSpan, figures: readonly Figure[]): ContentTerm[] {
  let at = 0;
  const words = contentTerms(folded, span).filter(({ start, end }) => {
    while ((figures[at]?.end ?? Infinity) <= start) at += 1;
    return (figures[at]?.start ?? Infinity) >= end;
  });
  return [...words, ...figures.flatMap(figureTerms)].sort((one, other) => one.start - other.start);
}
