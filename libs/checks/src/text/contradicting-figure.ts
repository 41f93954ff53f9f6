import type { Evidence } from '@countersign/contracts';
import type { Figure } from './figure.js';
import { sameBase } from './figure.js';
import type { GroundedClaim } from './ground-claims.js';
import type { SourceIndex } from './source-index.js';
import { wordsAt } from './text-span.js';

/** A figure of the claim, and what the best source sentence says instead. */
export interface Contradiction {
  figure: Figure;
  says: string;
  evidence: Evidence;
}

/** Least share of a claim that the sentence must carry before its other figure counts as a contradiction. */
const leastRecall = 0.3;

function isYearLike({ base, value }: Figure): boolean {
  return base === '' && Number.isInteger(value) && value >= 1900 && value < 2100;
}

function comparable(claim: Figure, source: Figure): boolean {
  if (claim.kind !== source.kind) return false;
  if (claim.kind === 'time') return true;
  if (claim.date && source.date) {
    return (
      (claim.date.month === null) === (source.date.month === null) &&
      (claim.date.day === null) === (source.date.day === null)
    );
  }
  if (isYearLike(claim) !== isYearLike(source)) return false;
  if (claim.base !== '' && source.base !== '') return sameBase(claim.base, source.base);
  return claim.base === source.base && claim.noun !== '' && claim.noun === source.noun;
}

function sameValue(one: Figure, other: Figure): boolean {
  return one.date && other.date ? JSON.stringify(one.date) === JSON.stringify(other.date) : one.value === other.value;
}

/** For each missing figure of a claim: the figure of the same unit in its best source sentence that the claim does not use elsewhere, if there is one. */
export function findContradictions(claim: GroundedClaim, index: SourceIndex): Contradiction[] {
  const [best] = claim.passages;
  const sentence = best === undefined ? undefined : index.sentences[best];
  if (best === undefined || sentence === undefined || claim.features.sentenceRecall < leastRecall) return [];
  const source = index.sources[sentence.source];
  if (source === undefined) return [];
  return claim.missingFigures.flatMap((figure) => {
    const other = index
      .figuresOf(best)
      .find((candidate) => comparable(figure, candidate) && !claim.figures.some((used) => sameValue(used, candidate)));
    if (other === undefined) return [];
    return [
      {
        figure,
        says: wordsAt(source.text, other),
        evidence: { source: source.id, start: sentence.start, end: sentence.end },
      },
    ];
  });
}
