import { allWords } from './all-words.js';
import { comparedTerms } from './compared-terms.js';
import type { FieldConflict } from './compare-fields.js';
import { compareFields } from './compare-fields.js';
import type { ContentTerm } from './content-terms.js';
import type { Figure } from './figure.js';
import type { NamedThing } from './find-names.js';
import { findCodes, findNames, findQuotations } from './find-names.js';
import type { SourceIndex } from './source-index.js';
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
  /** Fields of structured sources that the claim contradicts or answers by itself; spans in the text. */
  fieldConflicts: readonly FieldConflict[];
  /** Rarity-weighted share of the content words found in any source, for the reader; from 0 to 1. */
  recall: number;
}

/** The features of one claim. Overlap may only raise support; what the sources lack may only lower it. */
export interface ClaimFeatures {
  /** Share of all words, grammatical ones too, found in any source. */
  wordRecall: number;
  /** Rarity-weighted share of the content terms found in the three best sentences together. */
  passageRecall: number;
  /** The same in the best sentence alone. */
  sentenceRecall: number;
  /** Share of neighbouring terms that are neighbours in a source. */
  pairRecall: number;
  /** Names that no source has, at most 3, over 3. */
  missingNames: number;
  /** Numbers, dates, times, codes and quotations that no source has, at most 3, over 3. */
  missingFigures: number;
  /** Fields of a structured source that say the opposite, at most 2, over 2. */
  deniedFields: number;
  /** Fields that a structured source leaves open and the claim answers, at most 2, over 2. */
  openFields: number;
}

/** Which way each feature may move the support: what is found may only raise it, what is missing may only lower it. */
export const featureSigns = {
  wordRecall: 1,
  passageRecall: 1,
  sentenceRecall: 1,
  pairRecall: 1,
  missingNames: -1,
  missingFigures: -1,
  deniedFields: -1,
  openFields: -1,
} as const satisfies Record<keyof ClaimFeatures, 1 | -1>;

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

function wordRecall(folded: string, claim: TextSpan, index: SourceIndex): number {
  const words = allWords(folded, claim);
  return words.length === 0 ? 1 : words.filter((word) => index.hasWord(word)).length / words.length;
}

function conflictsOf(folded: string, claim: TextSpan, index: SourceIndex): FieldConflict[] {
  return compareFields(folded.slice(claim.start, claim.end), index.fields).map((conflict) => ({
    ...conflict,
    span: { start: conflict.span.start + claim.start, end: conflict.span.end + claim.start },
  }));
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
  const fieldConflicts = conflictsOf(folded, claim, index);
  const denied = fieldConflicts.filter(({ opposite }) => opposite).length;
  const total = weighed.total || 1;
  return {
    claim,
    features: {
      wordRecall: wordRecall(folded, claim, index),
      passageRecall: Math.min(1, passages.reduce((sum, { weight }) => sum + weight, 0) / total),
      sentenceRecall: Math.min(1, (passages[0]?.weight ?? 0) / total),
      pairRecall: pairRecall(all, index),
      missingNames: Math.min(3, names) / 3,
      missingFigures: Math.min(3, exact) / 3,
      deniedFields: Math.min(2, denied) / 2,
      openFields: Math.min(2, fieldConflicts.length - denied) / 2,
    },
    passages: passages.map(({ sentence }) => sentence),
    missingWords: words.filter(({ term }) => !index.terms.has(term)),
    missingFigures,
    missingThings,
    fieldConflicts,
    recall: weighed.words === 0 ? 1 : weighed.foundWords / weighed.words,
  };
}
