import { contentTerms } from './content-terms.js';
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
  total: number;
  found: number;
}

function weighTerms(terms: readonly { term: string; weight: number }[], index: SourceIndex): WeighedTerms {
  const weights = new Map<string, number>();
  let total = 0;
  let found = 0;
  for (const { term, weight } of terms) {
    if (weights.has(term)) continue;
    const rarity = weight * index.rarity(term);
    weights.set(term, rarity);
    total += rarity;
    if (index.has(term)) found += rarity;
  }
  return { weights, total, found };
}

function choosePassages(
  index: SourceIndex,
  { weights, total }: WeighedTerms,
): { chosen: number[]; first: number; carried: number } {
  const open = new Map(weights);
  const candidates = index.passages(weights).map(({ sentence }) => sentence);
  const chosen: number[] = [];
  let first = 0;
  let carried = 0;
  while (chosen.length < mostPassages && candidates.length > 0) {
    let best = { at: 0, gain: 0 };
    candidates.forEach((sentence, at) => {
      let gain = 0;
      for (const [term, weight] of open) if (index.sentenceHas(sentence, term)) gain += weight;
      if (gain > best.gain) best = { at, gain };
    });
    if (best.gain < worthShowing * total) break;
    const [sentence = 0] = candidates.splice(best.at, 1);
    chosen.push(sentence);
    carried += best.gain;
    if (chosen.length === 1) first = best.gain;
    for (const term of open.keys()) if (index.sentenceHas(sentence, term)) open.delete(term);
  }
  return { chosen, first, carried };
}

function pairRecall(terms: readonly { term: string }[], index: SourceIndex): number {
  let found = 0;
  for (let at = 1; at < terms.length; at += 1) {
    if (index.hasPair(terms[at - 1]?.term ?? '', terms[at]?.term ?? '')) found += 1;
  }
  return terms.length < 2 ? Number(terms.every(({ term }) => index.has(term))) : found / (terms.length - 1);
}

function lacks(thing: NamedThing, index: SourceIndex): boolean {
  if (thing.kind === 'name') return !index.has(thing.key);
  return thing.kind === 'code' ? !index.hasCode(thing.key) : !index.hasQuotation(thing.key);
}

function inside(span: TextSpan, outer: TextSpan): boolean {
  return span.start >= outer.start && span.end <= outer.end;
}

/** Weighs one claim of a folded text against the sources. `figures` are the figures inside the claim. */
export function weighClaim(
  folded: string,
  claim: TextSpan,
  figures: readonly Figure[],
  index: SourceIndex,
): ClaimEvidence {
  const all = contentTerms(folded, claim);
  const terms = all.filter((term) => !figures.some((figure) => inside(term, figure)));
  const weighed = weighTerms(terms, index);
  const { chosen, first, carried } = choosePassages(index, weighTerms(all, index));
  const things = [...findNames(folded, claim), ...findCodes(folded, claim), ...findQuotations(folded, claim)];
  const missingThings = things.filter((thing) => lacks(thing, index));
  const missingFigures = figures.filter((figure) => !index.carriesFigure(figure));
  const total = weighed.total || 1;
  const missingNames = new Set(missingThings.filter(({ kind }) => kind === 'name').map(({ key }) => key)).size;
  const features: ClaimFeatures = {
    recall: weighed.total === 0 ? 1 : weighed.found / total,
    passageRecall: Math.min(1, carried / (weighTerms(all, index).total || 1)),
    sentenceRecall: Math.min(1, first / (weighTerms(all, index).total || 1)),
    pairRecall: pairRecall(all, index),
    missingTerms: Math.min(1, Math.log1p((weighed.total - weighed.found) / 5) / Math.log(16)),
    missingNames: Math.min(3, missingNames) / 3,
    missingFigures: Math.min(3, missingFigures.length + missingThings.filter(({ kind }) => kind !== 'name').length) / 3,
  };
  return {
    claim,
    features,
    passages: chosen,
    missingWords: terms.filter(({ term }) => !index.has(term)),
    missingFigures,
    missingThings,
  };
}
