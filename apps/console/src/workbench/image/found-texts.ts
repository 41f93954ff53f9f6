import type { ImageDescription } from '@countersign/contracts';
import type { NumberedFinding } from '../ordered-findings.js';
import type { Box4 } from './image-content.js';

/** A line of text that a check read in a picture: what it read, where, how certain its characters are, whether that is enough for the policy, the frame of an animation (from 0), and the finding about it, if there is one. */
export interface FoundText {
  key: string;
  finding: NumberedFinding | null;
  words: string;
  certainty: number;
  certain: boolean;
  box: Box4;
  frame?: number | undefined;
}

/** Codes of findings about a line that was read. */
const lineCode = /^text-/;

/** Where a line stands, in which picture of an animation. */
const placeOf = (box: readonly number[], frame?: number | null): string => `${frame ?? 0} ${box.join()}`;

/** The texts that a check read in the image of that index, from top to bottom; null where none has looked for text. */
export function foundTexts(
  lines: ImageDescription['readLines'],
  findings: readonly NumberedFinding[],
  image: number,
): FoundText[] | null {
  if (lines === null) return null;
  const about = new Map<string, NumberedFinding>();
  for (const finding of findings.toReversed()) {
    const { place, code } = finding;
    if (lineCode.test(code) && place?.kind === 'region' && place.image === image) {
      about.set(placeOf(place.box, place.frame), finding);
    }
  }
  return lines.map(({ text, certainty, certain, box, frame }, nth) => ({
    key: `${nth} ${box.join()}`,
    finding: about.get(placeOf(box, frame)) ?? null,
    words: text,
    certainty,
    certain,
    box,
    frame,
  }));
}
