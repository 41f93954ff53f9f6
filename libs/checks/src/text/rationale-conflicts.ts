import type { Figure } from './figure.js';
import { dateCarries, sameBase } from './figure.js';
import { findFigures } from './find-figures.js';
import { foldText } from './fold-text.js';
import { wordsAt } from './text-span.js';

/** A figure of the output, and what the rationale gives for the same unit. */
export interface RationaleConflict {
  figure: Figure;
  says: string;
}

function sameThing(one: Figure, other: Figure): boolean {
  if (one.kind !== other.kind || one.kind === 'time') return one.kind === other.kind;
  if (one.date) return true;
  if (one.base === '' || other.base === '') return one.noun !== '' && one.noun === other.noun;
  return sameBase(one.base, other.base);
}

function sameValue(one: Figure, other: Figure): boolean {
  if (one.date && other.date) return dateCarries(one.date, other.date) || dateCarries(other.date, one.date);
  return Math.abs(one.value - other.value) <= one.tolerance + other.tolerance + Math.abs(one.value) * 1e-9;
}

/**
 * Figures of the output that its rationale contradicts: of one unit, output and rationale each give exactly one value, and the two differ.
 * Units with several values are left alone, since words cannot tell which belongs to which.
 */
export function findRationaleConflicts(output: readonly Figure[], rationale: string): RationaleConflict[] {
  const reasons = findFigures(foldText(rationale));
  const conflicts: RationaleConflict[] = [];
  for (const reason of reasons) {
    if (reasons.some((other) => other !== reason && sameThing(other, reason) && !sameValue(other, reason))) continue;
    const [first] = output.filter((figure) => sameThing(figure, reason)).slice(0, 1);
    if (!first || sameValue(first, reason)) continue;
    if (output.some((figure) => figure !== first && sameThing(figure, reason) && !sameValue(figure, first))) continue;
    if (!conflicts.some(({ figure }) => figure === first))
      conflicts.push({ figure: first, says: wordsAt(rationale, reason) });
  }
  return conflicts;
}
