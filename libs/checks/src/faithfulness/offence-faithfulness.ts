import { heaviestRuns } from '../text/find-offence.js';
import { readOffence } from '../text/offence-model.js';
import { compareDeletions, type Deletions } from './compare-deletions.js';

/** How far leaving out the words that the finding on a folded passage names lowers its offence, beside other characters; null where the model finds none. */
export function offenceDeletions(folded: string): Deletions | null {
  const reading = readOffence(folded);
  if (!reading.offensive) return null;
  const named = heaviestRuns(folded, reading);
  const within = { start: 0, end: folded.length };
  return compareDeletions({ text: folded, within, named }, (rest) => readOffence(rest).probability);
}
