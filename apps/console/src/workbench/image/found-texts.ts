import type { NumberedFinding } from '../ordered-findings.js';
import type { Box4 } from './image-content.js';

/** A line of text that a check read in a picture: what it read, where, and the finding that says so. */
export interface FoundText {
  finding: NumberedFinding;
  words: string;
  box: Box4;
}

/** Codes of findings that quote what a check read in a picture. */
const readCode = /^(text|ocr)-/;
const quoted = /「([^」]+)」|“([^”]+)”|"([^"]+)"/;

/** The texts that checks read in the image of that index, from top to bottom. */
export function foundTexts(findings: readonly NumberedFinding[], image: number): FoundText[] {
  return findings
    .flatMap((finding): FoundText[] => {
      const { place, code, message } = finding;
      if (!readCode.test(code) || place?.kind !== 'region' || place.image !== image) return [];
      const [, han, curly, straight] = quoted.exec(message) ?? [];
      return [{ finding, words: han ?? curly ?? straight ?? message, box: place.box }];
    })
    .sort((one, other) => one.box[1] - other.box[1] || one.box[0] - other.box[0]);
}
