import type { Source } from '@countersign/contracts';
import { findContradictions } from '../text/contradicting-figure.js';
import { evidenceOf } from '../text/factuality-findings.js';
import { groundClaims } from '../text/ground-claims.js';
import { supportLimits } from '../text/severity-rules.js';
import { regionOf, say, type ImageFindingParts } from './image-finding.js';
import { textModel, type TextLine } from './models/read-text.js';
import type { SubjectImage } from './subject-image.js';

/** Characters of a line that are quoted. */
const quoted = 80;
export const quotedLine = (text: string): string =>
  (text.length > quoted ? `${text.slice(0, quoted)}…` : text).replaceAll('"', '\u2033');

/** Words of a line under which it is a heading or a name, and from which it says as much as a sentence; two Chinese characters count as a word. */
export const leastWords = 3;
const sentenceWords = 5;
export const wordsOf = (text: string): number =>
  (text.match(/\p{Script=Han}/gu) ?? []).length / 2 + (text.match(/[\p{Script=Latin}\p{N}]+/gu) ?? []).length;

/** One line of an image against the sources: another figure than theirs, or words that none of them carries. */
export async function compareTextLine(
  image: SubjectImage,
  line: TextLine,
  sources: readonly Source[],
  signal: AbortSignal,
): Promise<ImageFindingParts[]> {
  const { claims, index } = await groundClaims(line.text, sources, signal);
  const place = regionOf(image.index, image.facts, line.box, image.frame);
  const certainty = Math.round(line.certainty * 100);
  return claims.flatMap((claim): ImageFindingParts[] => {
    const [other] = findContradictions(claim, line.text, index);
    if (other) {
      const figure = quotedLine(line.text.slice(other.figure.start, other.figure.end));
      return [
        {
          code: 'text-figure-contradicted',
          severity: 'major',
          place,
          score: 1 - claim.support,
          evidence: [other.evidence],
          model: textModel,
          message: say(
            `${image.name.en} says "${figure}" where the source says "${quotedLine(other.says)}".`,
            `${image.name['zh-TW']}寫的是「${figure}」，來源寫的是「${quotedLine(other.says)}」。`,
          ),
          explanation: say(
            `The line reads "${quotedLine(line.text)}" (read with a certainty of ${certainty} %). Compare it with the picture before you rely on it.`,
            `該行文字為「${quotedLine(line.text)}」（辨識信心 ${certainty}%）。採信前請先對照圖片。`,
          ),
        },
      ];
    }
    const words = wordsOf(line.text);
    if (claim.isOtherScript || claim.support >= supportLimits.minor || words < leastWords) return [];
    return [
      {
        code: 'text-in-image-unsupported',
        severity: claim.support < supportLimits.major && words >= sentenceWords ? 'major' : 'minor',
        place,
        score: 1 - claim.support,
        evidence: evidenceOf(claim, index).slice(0, 1),
        model: textModel,
        message: say(
          `${image.name.en} says "${quotedLine(line.text)}", which no source carries.`,
          `${image.name['zh-TW']}寫著「${quotedLine(line.text)}」，但沒有任何來源支持。`,
        ),
        explanation: say(
          `Read with a certainty of ${certainty} %; compared with the sources by words and figures, as a text would be.`,
          `辨識信心 ${certainty}%；與文字檢核相同，依用詞與數字和來源比對。`,
        ),
      },
    ];
  });
}
