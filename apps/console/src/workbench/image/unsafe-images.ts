import type { CheckView, FindingView } from '@countersign/contracts';

/** Codes of findings on pictures that nobody should meet unprepared; the one list of the console. */
const unsafeCode = /unsafe|sexual|suggestive|nudity|gore|violen/;
/** The code of the finding on a picture that nothing has looked at, or not at all of it. */
const notSeenCode = 'safety-not-looked-at';
const safetyCheck = 'image-safety';

/** What is looked at of a finding. */
export type Found = Pick<FindingView, 'code' | 'place' | 'severity'>;

/** Why an image should not be met unprepared: it is called unsafe, is still being looked at, or could not be looked at. */
export type Doubt = 'unsafe' | 'looking' | 'not-seen';

const concerns = ({ place }: Found, image: number): boolean => place?.kind !== 'region' || place.image === image;
const saysUnsafe = ({ code, severity }: Found): boolean => severity !== 'info' && unsafeCode.test(code);

/** True where a finding says of an image, or of the set as a whole, that it may be hard to look at. */
export function isUnsafeImage(findings: readonly Found[], image: number): boolean {
  return findings.some((found) => saysUnsafe(found) && concerns(found, image));
}

/**
 * Why an image should not be met unprepared, null where it was looked at and nothing was found, or where no check is there that would look.
 * `checks`: null while they are not known. An inconclusive end that no finding explains means that no image was looked at.
 */
export function doubtOf(
  findings: readonly Found[],
  checks: readonly Pick<CheckView, 'check' | 'state'>[] | null,
  image: number,
): Doubt | null {
  if (isUnsafeImage(findings, image)) return 'unsafe';
  const state = checks === null ? 'pending' : checks.find(({ check }) => check === safetyCheck)?.state;
  if (state === 'pending' || state === 'running') return 'looking';
  const left = findings.filter(({ code }) => code === notSeenCode);
  if (left.some((found) => concerns(found, image))) return 'not-seen';
  return state === 'inconclusive' && left.length === 0 && !findings.some(saysUnsafe) ? 'not-seen' : null;
}
