import { comparedTerms } from './compared-terms.js';
import type { ContentTerm } from './content-terms.js';
import type { Figure } from './figure.js';
import type { NamedThing } from './find-names.js';
import { findCodes, findNames, findQuotations } from './find-names.js';
import type { SourceIndex } from './source-index.js';
import type { Passage } from './term-index.js';
import type { TextSpan } from './text-span.js';

/** What of a claim the sources carry, each share from 0 to 1, and what they lack. */
export interface ClaimEvidence {
  claim: TextSpan;
  features: ClaimFeatures;
  /** Source sentences that together carry the claim, best first; at most three. */
  passages: readonly number[];
  missingWords: readonly TextSpan[];
  missingFigures: readonly Figure[];
  missingThings: readonly NamedThing[];
}

/** The features of one claim. Overlap may only raise support; what the sources lack may only lower it. */
export interface ClaimFeatures {
  /** Rarity-weighted share of the content terms found in any source. */
  recall: number;
  /** The same in the three best sentences together. */
  passageRecall: number;
  /** The same in the best sentence alone. */
  sentenceRecall: number;
  /** Share of neighbouring terms that are neighbours in a source. */
  pairRecall: number;
  /** Missing content terms: log(1 + weight) / log(16), at most 1. */
  missingTerms: number;
  /** Names that no source has, at most 3, over 3. */
  missingNames: number;
  /** Numbers, dates, times, codes and quotations that no source has, at most 3, over 3. */
  missingFigures: number;
}

const mostPassages = 3;
/** Smallest share of a claim that makes another sentence worth showing. */
const worthShowing = 0.12;

interface WeighedTerms {
  weights: Map<string, number>;
  /** Sum of all weights; of the words (figures left out); of the words that a source has. */
  total: number;
  words: number;
  foundWords: number;
}

function weighTerms(terms: readonly ContentTerm[], { terms: index }: SourceIndex): WeighedTerms {
  const weighed: WeighedTerms = { weights: new Map(), total: 0, words: 0, foundWords: 0 };
  for (const { term, weight } of terms) {
    if (weighed.weights.has(term)) continue;
    const rarity = weight * index.rarity(term);
    weighed.weights.set(term, rarity);
    weighed.total += rarity;
    if (term.startsWith('#')) continue;
    weighed.words += rarity;
    if (index.has(term)) weighed.foundWords += rarity;
  }
  return weighed;
}

function pairRecall(terms: readonly ContentTerm[], { terms: index }: SourceIndex): number {
  let found = 0;
  for (let at = 1; at < terms.length; at += 1) {
    if (index.hasPair(terms[at - 1]?.term ?? '', terms[at]?.term ?? '')) found += 1;
  }
  return terms.length < 2 ? Number(terms.every(({ term }) => index.has(term))) : found / (terms.length - 1);
}

function lacks(thing: NamedThing, index: SourceIndex): boolean {
  if (thing.kind === 'name') return !index.terms.has(thing.key);
  return thing.kind === 'code' ? !index.hasCode(thing.key) : !index.hasQuotation(thing.key);
}

function overlapFeatures(
  { total, words, foundWords }: WeighedTerms,
  passages: readonly Passage[],
  pairs: number,
): Omit<ClaimFeatures, 'missingNames' | 'missingFigures'> {
  const carried = passages.reduce((sum, { weight }) => sum + weight, 0);
  return {
    recall: words === 0 ? 1 : foundWords / words,
    passageRecall: Math.min(1, carried / (total || 1)),
    sentenceRecall: Math.min(1, (passages[0]?.weight ?? 0) / (total || 1)),
    pairRecall: pairs,
    missingTerms: Math.min(1, Math.log1p((words - foundWords) / 5) / Math.log(16)),
  };
}

/** "Two" and "three" in words often count what the writer sums up, not what a source says. */
function isCasualCount(folded: string, { start, value, base }: Figure): boolean {
  return base === '' && value <= 3 && /[a-z]/i.test(folded.slice(start, start + 1));
}

/** Weighs one claim of a folded text against the sources. `figures` are the figures inside the claim. */
export function weighClaim(
  folded: string,
  claim: TextSpan,
  figures: readonly Figure[],
  index: SourceIndex,
): ClaimEvidence {
  const all = comparedTerms(folded, claim, figures);
  const words = all.filter(({ term }) => !term.startsWith('#'));
  const weighed = weighTerms(all, index);
  const passages = index.terms.passages(weighed.weights, mostPassages, worthShowing * weighed.total);
  const things = [...findNames(folded, claim), ...findCodes(folded, claim), ...findQuotations(folded, claim)];
  const missingThings = things.filter((thing) => lacks(thing, index));
  const missingFigures = figures.filter((figure) => !index.figures.carries(figure) && !isCasualCount(folded, figure));
  const names = new Set(missingThings.filter(({ kind }) => kind === 'name').map(({ key }) => key)).size;
  const exact = missingFigures.length + missingThings.filter(({ kind }) => kind !== 'name').length;
  return {
    claim,
    features: {
      ...overlapFeatures(weighed, passages, pairRecall(all, index)),
      missingNames: Math.min(3, names) / 3,
      missingFigures: Math.min(3, exact) / 3,
    },
    passages: passages.map(({ sentence }) => sentence),
    missingWords: words.filter(({ term }) => !index.terms.has(term)),
    missingFigures,
    missingThings,
  };
}
