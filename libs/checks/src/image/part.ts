import type { LocalizedText } from '@countersign/contracts';
import type { ImageFindingParts } from './image-finding.js';

/** What one part of a check of images came to. */
export interface ImagePart {
  findings: ImageFindingParts[];
  /** A sentence of what was looked at and seen, for the summary; null where there was nothing to look at. */
  told: LocalizedText | null;
  /** A sentence of what was not looked at, and what that would need; null where all was. */
  open: LocalizedText | null;
  measures: Record<string, number>;
}

/** Two sentences, or the first where there is no second. */
export const joined = (one: LocalizedText, other: LocalizedText | null): LocalizedText =>
  other === null ? one : { en: `${one.en} ${other.en}`, 'zh-TW': one['zh-TW'] + other['zh-TW'] };

/** A summary: the check's own sentence, then what each part saw and what it left open. */
export function withParts(own: LocalizedText, parts: readonly ImagePart[]): LocalizedText {
  const sentences = [own, ...parts.flatMap(({ told, open }) => [told, open])].filter((one) => one !== null);
  return {
    en: sentences.map(({ en }) => en).join(' '),
    'zh-TW': sentences.map((one) => one['zh-TW']).join(''),
  };
}

/** The measures of all parts. */
export const measuresOf = (parts: readonly ImagePart[]): Record<string, number> =>
  Object.assign({}, ...parts.map(({ measures }) => measures)) as Record<string, number>;
