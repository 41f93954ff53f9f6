import type { GroupMention, SentenceWord } from './group-mentions.js';
import type { TextSpan } from './text-span.js';

const pronouns = new Set(['they', 'them', 'those', 'these']);
const chinesePronouns = /他們|她們|牠們|它們|這些人|那些人|這種人|這群人|這幫人|這類人/g;

/** Pronouns of a folded sentence ("they", 他們) that stand for the group which was last named before them, as mentions of that group. */
export function carriedMentions(
  folded: string,
  span: TextSpan,
  words: readonly SentenceWord[],
  own: readonly GroupMention[],
  before: GroupMention | null,
): GroupMention[] {
  const antecedent = (at: number): GroupMention | null =>
    own.findLast(({ whole, end }) => whole && end <= at) ?? before;
  const places: TextSpan[] = words
    .filter(({ word }) => pronouns.has(word))
    .map(({ start, end }) => ({ start, end: end + (/^ people/i.test(folded.slice(end, end + 7)) ? 7 : 0) }));
  for (const match of folded.slice(span.start, span.end).matchAll(chinesePronouns)) {
    const start = span.start + match.index;
    places.push({ start, end: start + match[0].length });
  }
  return places.flatMap((place) => {
    const named = antecedent(place.start);
    return named && !own.some(({ start }) => start >= place.start && start < place.end + 2)
      ? [{ ...named, ...place, whole: true }]
      : [];
  });
}
