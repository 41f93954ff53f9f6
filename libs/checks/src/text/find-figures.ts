import type { Figure } from './figure.js';
import { findDates } from './find-dates.js';
import { findNumbers } from './find-numbers.js';
import { findTimes } from './find-times.js';

/** All dates, times and numbers of a folded text (see foldText), in order, without overlap: a date is read before a time, a time before a number. */
export function findFigures(folded: string): Figure[] {
  const kept: Figure[] = [];
  const taken = new Uint8Array(folded.length);
  for (const figure of [...findDates(folded), ...findTimes(folded), ...findNumbers(folded)]) {
    let free = true;
    for (let at = figure.start; free && at < figure.end; at += 1) free = taken[at] === 0;
    if (!free) continue;
    taken.fill(1, figure.start, figure.end);
    kept.push(figure);
  }
  return kept.sort((one, other) => one.start - other.start);
}
