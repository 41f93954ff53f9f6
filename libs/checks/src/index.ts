import { readPluginFolder } from '@countersign/plugins';
import type { Check } from './check.js';

export * from './check.js';
export * from './earlier-outputs.js';
export * from './inference.js';
export { isSerious } from './is-serious.js';
export * from './run-check.js';

function isCheck(value: unknown): value is Check {
  return typeof value === 'object' && value !== null && 'name' in value && 'modality' in value && 'run' in value;
}

/** All checks, by name: one file each in `kinds/`. */
export const checks = readPluginFolder(new URL('./kinds/', import.meta.url), isCheck);
export { maskPersonalData } from './privacy/mask-personal-data.js';
export { describeImage, type BytesDescription, type DescribeOptions } from './image/describe-image.js';
export type { UnreadableImage } from './image/unreadable-image.js';
export { glassBoxes } from './glass-boxes.js';
export { groundClaims, type GroundedClaim, type Grounding } from './text/ground-claims.js';
export { featureSigns, type ClaimFeatures } from './text/weigh-claim.js';
export { outputFeatures, outputSigns, type OutputFeatures } from './text/score-support.js';
export { offenceGrams } from './text/offence-grams.js';
export { lengthSmoothing, readOffence } from './text/offence-model.js';
export { foldText } from './text/fold-text.js';
export { splitSentences } from './text/split-sentences.js';
export { fisherExact } from './statistics/fisher-exact.js';
export { holm } from './statistics/holm.js';
export { twoSidedNormal, wilsonInterval } from '@countersign/scheduling';
export { calibrated, type Calibration, type Label } from './calibration/calibration.js';
export { balancedThreshold, fitCalibration } from './calibration/fit-calibration.js';
export { reliability, type Reliability } from './calibration/reliability.js';
export { beatenShare, compareDeletions, type Deletions } from './faithfulness/compare-deletions.js';
export { offenceDeletions } from './faithfulness/offence-faithfulness.js';
export { supportDeletions } from './faithfulness/support-faithfulness.js';
export { seededRandom } from '@countersign/scheduling';
export { openFaces, type FoundFace } from './image/models/find-faces.js';
export { openSafety, type SafetyReading } from './image/models/score-safety.js';
export { openText, type TextLine } from './image/models/read-text.js';
export type { SmallModel } from './image/models/small-model.js';
export { manifestReaderCpuMs } from './image/provenance/c2pa-reader.js';
export { perceptualHash } from './image/perceptual-hash.js';
