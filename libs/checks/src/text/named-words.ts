import type { GroundedClaim } from './ground-claims.js';
import type { TextSpan } from './text-span.js';
import { wordsAt } from './text-span.js';

/** Most different words of a claim that a finding names. */
export const mostNamedWords = 3;

/** Spans in order, those that overlap as one: Chinese terms are pairs of characters, each sharing one with the next. */
function merged(spans: readonly TextSpan[]): TextSpan[] {
  const runs: TextSpan[] = [];
  for (const { start, end } of spans) {
    const last = runs.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs;
}

/** Where the words stand that the finding on a badly carried claim names: of those that no source has the first three, as often as they stand there. */
export function namedWords(text: string, { missingWords }: Pick<GroundedClaim, 'missingWords'>): TextSpan[] {
  const words = merged(missingWords);
  const named = new Set<string>();
  for (const span of words) if (named.size < mostNamedWords) named.add(wordsAt(text, span));
  return words.filter((span) => named.has(wordsAt(text, span)));
}
