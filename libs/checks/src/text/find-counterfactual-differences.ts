import { contentTerms } from './content-terms.js';
import { findFigures } from './find-figures.js';
import type { GroupMention } from './group-mentions.js';
import type { TextSpan } from './text-span.js';

/** A sentence with the groups it names. */
export interface GroupSentence {
  span: TextSpan;
  mentions: readonly GroupMention[];
}

/** Two sentences that differ in the group and in what it gets, and otherwise say the same. */
export interface CounterfactualDifference {
  first: GroupSentence;
  second: GroupSentence;
  groups: readonly [string, string];
}

/** A sentence with its groups swapped out, ready to compare. */
interface Masked {
  sentence: GroupSentence;
  terms: ReadonlySet<string>;
  result: string;
  group: string;
  attribute: string;
}

/** Share of common words, and how many group sentences before it a sentence is compared with. */
const leastOverlap = 0.6;
const lookBack = 20;
const verdicts =
  /(?<![a-z])(?:not |un|in)?(?:approved?|rejected?|declined?|denied|recommended|recommend|hired|promoted|accepted|admitted|eligible|suitable|qualified|fail(?:ed)?|pass(?:ed)?|grade [a-f]|excellent|good|average|poor|high|medium|low|senior|junior|manager|assistant|doctor|nurse|engineer|secretary)(?![a-z])|不?(?:核准|建議|錄取|錄用|通過|推薦|適合|合格)|拒絕|否決|優等|甲等|乙等|丙等|丁等|主管|助理|高|中|低/gi;

/** Units that differ between groups without anybody being treated differently, such as weights in sport. */
const bodily = new Set(['g', 'm', 'age']);

/** Recommendations, grades and roles in a folded text, in their order, lower case. */
export function verdictWords(folded: string): string[] {
  return Array.from(folded.matchAll(verdicts), (match) => match[0].toLowerCase());
}

function inside(span: TextSpan, outer: TextSpan): boolean {
  return span.start < outer.end && span.end > outer.start;
}

function mask(folded: string, sentence: GroupSentence): Masked | null {
  const [mention] = sentence.mentions;
  const attributes = new Set(sentence.mentions.map(({ attribute, group }) => `${attribute}:${group}`));
  if (!mention || attributes.size !== 1) return null;
  const words = folded.slice(sentence.span.start, sentence.span.end);
  const figures = findFigures(words).map((figure) => ({
    ...figure,
    start: figure.start + sentence.span.start,
    end: figure.end + sentence.span.start,
  }));
  const found = verdictWords(words);
  const result = [
    ...figures.filter(({ base }) => !bodily.has(base)).map(({ base, value }) => `${base}${value}`),
    ...found,
  ].join(' ');
  const verdictSpans = Array.from(words.matchAll(verdicts), (match) => ({
    start: sentence.span.start + match.index,
    end: sentence.span.start + match.index + match[0].length,
  }));
  const hidden: TextSpan[] = [...sentence.mentions, ...figures, ...verdictSpans];
  const terms = contentTerms(folded, sentence.span).filter((term) => !hidden.some((span) => inside(term, span)));
  return {
    sentence,
    result,
    terms: new Set(terms.map(({ term }) => term)),
    group: mention.group,
    attribute: mention.attribute,
  };
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const term of one) if (other.has(term)) common += 1;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}

/**
 * Swaps groups between the sentences of one text: pairs that say the same of two groups of one attribute but give them another figure,
 * grade or recommendation. Each sentence is compared with the twenty before it that name a group.
 */
export function findCounterfactualDifferences(
  folded: string,
  sentences: readonly GroupSentence[],
): CounterfactualDifference[] {
  const masked = sentences.flatMap((sentence) => mask(folded, sentence) ?? []);
  return masked.flatMap((second, at) => {
    const first = masked
      .slice(Math.max(0, at - lookBack), at)
      .find(
        (one) =>
          one.attribute === second.attribute &&
          one.group !== second.group &&
          one.result !== second.result &&
          one.result !== '' &&
          second.result !== '' &&
          overlap(one.terms, second.terms) >= leastOverlap,
      );
    return first
      ? [{ first: first.sentence, second: second.sentence, groups: [first.group, second.group] as const }]
      : [];
  });
}
