import type { CheckResultDraft, FindingDraft, LocalizedText, Place, Severity } from '@countersign/contracts';
import type { ImageFacts } from './read-image-facts.js';

/** A sentence in each language. */
export const say = (en: string, zhTW: string): LocalizedText => ({ en, 'zh-TW': zhTW });

/** The whole of an image, where nothing narrower is known. */
export function wholeImage(image: number, facts: ImageFacts): Place {
  return { kind: 'region', image, box: [0, 0, facts.width, facts.height] };
}

/** What a check that looks without a model puts together. */
export interface ImageFindingParts {
  code: string;
  severity: Severity;
  place?: Place | null;
  message: LocalizedText;
  explanation: LocalizedText;
}

/** A finding of a check that needs no model; `version` is the check's own. */
export function imageFinding(version: string, { place = null, ...parts }: ImageFindingParts): FindingDraft {
  return { ...parts, place, score: null, evidence: [], model: { name: 'countersign-rules', revision: version } };
}

const order: readonly Severity[] = ['critical', 'major', 'minor', 'info'];

/** Worst first; equal ones keep their order. */
export function worstFirst(findings: readonly FindingDraft[]): FindingDraft[] {
  return [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** True where a finding is `major` or `critical`, so that the check does not pass. */
export function hasFault(findings: readonly FindingDraft[]): boolean {
  return findings.some(({ severity }) => severity === 'major' || severity === 'critical');
}

/** Name of an image in a sentence: its number from 1 where there are several. */
export function nameOf(image: number, count: number): LocalizedText {
  return count === 1 ? say('The image', '圖片') : say(`Image ${image + 1}`, `第 ${image + 1} 張圖片`);
}

/** A draft of a check result with its findings worst first. */
export function imageResult(
  result: Omit<CheckResultDraft, 'findings'>,
  findings: readonly FindingDraft[],
): CheckResultDraft {
  return { ...result, findings: worstFirst(findings) };
}
