import type {
  CheckResultDraft,
  Evidence,
  FindingDraft,
  LocalizedText,
  ModelReference,
  Place,
  Severity,
} from '@countersign/contracts';
import type { ImageFacts } from './read-image-facts.js';

/** A sentence in each language. */
export const say = (en: string, zhTW: string): LocalizedText => ({ en, 'zh-TW': zhTW });

/** The whole of an image, where nothing narrower is known, or of one frame of it. */
export function wholeImage(image: number, facts: ImageFacts, frame?: number): Place {
  return { kind: 'region', image, box: [0, 0, facts.width, facts.height], ...(frame === undefined ? {} : { frame }) };
}

type Region = Extract<Place, { kind: 'region' }>;

/** A part of an image, or of one frame of it, that is given as shares of width and height, in its pixels. */
export function regionOf(
  image: number,
  facts: ImageFacts,
  box: readonly [number, number, number, number],
  frame?: number,
): Region {
  const [x, y, width, height] = box;
  const round = (share: number, whole: number): number => Math.round(Math.max(0, Math.min(1, share)) * whole);
  const [left, top] = [round(x, facts.width), round(y, facts.height)];
  return {
    kind: 'region',
    image,
    box: [left, top, round(x + width, facts.width) - left, round(y + height, facts.height) - top],
    ...(frame === undefined ? {} : { frame }),
  };
}

/** What a check of images puts together to a finding. */
export interface ImageFindingParts {
  code: string;
  severity: Severity;
  place?: Place | null;
  message: LocalizedText;
  explanation: LocalizedText;
  /** From 0 (bad) to 1, of a model. */
  score?: number | null;
  evidence?: Evidence[];
  /** The model that it comes from; this product's rules where none is named. */
  model?: ModelReference;
}

/** A finding of a check of images; `version` is the check's own. */
export function imageFinding(
  version: string,
  {
    place = null,
    score = null,
    evidence = [],
    model = { name: 'countersign-rules', revision: version },
    ...parts
  }: ImageFindingParts,
): FindingDraft {
  return { ...parts, place, score, evidence, model };
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

/** Most findings that a check of images reports, worst first. */
const mostFindings = 500;

/** A draft of a check result with its findings worst first. */
export function imageResult(
  result: Omit<CheckResultDraft, 'findings'>,
  findings: readonly FindingDraft[],
): CheckResultDraft {
  return { ...result, findings: worstFirst(findings).slice(0, mostFindings) };
}
