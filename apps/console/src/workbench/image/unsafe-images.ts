import type { FindingView } from '@countersign/contracts';

/** Codes of findings on pictures that nobody should meet unprepared; the one list of the console. */
const unsafeCode = /unsafe|sexual|suggestive|nudity|gore|violen/;

/** True where a finding says of an image, or of the set as a whole, that it may be hard to look at. */
export function isUnsafeImage(
  findings: readonly Pick<FindingView, 'code' | 'place' | 'severity'>[],
  image: number,
): boolean {
  return findings.some(
    ({ code, place, severity }) =>
      severity !== 'info' && unsafeCode.test(code) && (place?.kind !== 'region' || place.image === image),
  );
}
