import type { Evidence } from '@countersign/contracts';
import type { Figure } from './figure.js';
import { sameBase } from './figure.js';
import type { GroundedClaim } from './ground-claims.js';
import { foldText } from './fold-text.js';
import type { SourceIndex } from './source-index.js';
import { functionCharacters, stopWords } from './stop-words.js';
import type { TextSpan } from './text-span.js';
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

/** Words looked at on each side of a figure, to tell which of several it answers to. */
const nearWords = 4;

/** Where a clause ends: what stands beyond belongs to another figure. */
const clauseEnd = /[,;:，；：、。]|\b(?:and|or|but|while|whereas)\b/giu;

/** The words around a figure within its clause, those that say little left out; a Chinese character counts as a word. */
function wordsNear(text: string, { start, end }: TextSpan): Set<string> {
  const words = (part: string) =>
    foldText(part)
      .toLowerCase()
      .match(/\p{Script=Han}|\p{L}+/gu) ?? [];
  const before =
    text
      .slice(Math.max(0, start - 80), start)
      .split(clauseEnd)
      .at(-1) ?? '';
  const after = text.slice(end, end + 80).split(clauseEnd)[0] ?? '';
  const near = [...words(before).slice(-nearWords), ...words(after).slice(0, nearWords)];
  return new Set(near.filter((word) => !stopWords.has(word) && !functionCharacters.has(word)));
}

/** How far two comparable figures lie apart: in days for dates, else as numbers. */
function distance(one: Figure, other: Figure): number {
  const days = ({ date, value }: Figure) =>
    date ? (date.year ?? 0) * 372 + (date.month ?? 0) * 31 + (date.day ?? 0) : value;
  return Math.abs(days(one) - days(other));
}

/** Of figures that a source sentence sets against one of the claim, the one that counts the same thing in the most similar words, then the nearest value. */
function nearest(figure: Figure, text: string, candidates: readonly Figure[], source: string): Figure | undefined {
  const near = wordsNear(text, figure);
  const ranked = candidates.map((candidate) => ({
    candidate,
    sameNoun: Number(figure.noun !== '' && figure.noun === candidate.noun),
    shared: [...wordsNear(source, candidate)].filter((word) => near.has(word)).length,
    distance: distance(figure, candidate),
  }));
  ranked.sort(
    (one, other) => other.sameNoun - one.sameNoun || other.shared - one.shared || one.distance - other.distance,
  );
  return ranked[0]?.candidate;
}

/** For each missing figure of a claim of `text`: the figure of the same unit in its best source sentence that answers to it and that the claim does not use elsewhere, if there is one. */
export function findContradictions(claim: GroundedClaim, text: string, index: SourceIndex): Contradiction[] {
  const [best] = claim.passages;
  const sentence = best === undefined ? undefined : index.sentences[best];
  if (best === undefined || sentence === undefined || claim.features.sentenceRecall < leastRecall) return [];
  const source = index.sources[sentence.source];
  if (source === undefined) return [];
  return claim.missingFigures.flatMap((figure) => {
    const candidates = index
      .figuresOf(best)
      .filter(
        (candidate) => comparable(figure, candidate) && !claim.figures.some((used) => sameValue(used, candidate)),
      );
    const other = nearest(figure, text, candidates, source.text);
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
