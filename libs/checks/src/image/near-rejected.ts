import type { ImageFingerprint } from '@countersign/contracts';
import { defaultImageLimits } from '@countersign/policy';
import type { CheckContext } from '../check.js';
import { nothingEarlier, type RejectedLike } from '../earlier-outputs.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import { perceptualHash } from './perceptual-hash.js';
import type { SubjectImage } from './subject-image.js';

function nearFinding({ name, index, facts }: SubjectImage, near: RejectedLike): ImageFindingParts {
  const day = near.rejectedAt.slice(0, 10);
  return {
    code: 'near-duplicate-of-rejected',
    severity: 'major',
    place: wholeImage(index, facts),
    score: near.distance / 64,
    message: say(
      `${name.en} is ${near.distance === 0 ? 'the same picture as' : 'nearly'} image ${near.image + 1} of submission ${near.submission}, which was rejected on ${day}.`,
      `${name['zh-TW']}與送審 ${near.submission} 的第 ${near.image + 1} 張圖片${near.distance === 0 ? '為同一畫面' : '近乎相同'}，該送審已於 ${day} 遭退件。`,
    ),
    explanation: say(
      `Their fingerprints differ in ${near.distance} of 64 bits. Compare both: a picture that was mended looks nearly the same, too.`,
      `兩者指紋在 64 位元中相差 ${near.distance} 位元。請比對兩張圖片：修正後的圖片看起來也會近乎相同。`,
    ),
  };
}

/** Fingerprints of the images, and a finding for each that is near one of the AI system's that people rejected. */
export async function nearRejected(
  images: readonly SubjectImage[],
  { readBlob, signal, earlier = nothingEarlier, images: limits = defaultImageLimits }: CheckContext,
): Promise<{ fingerprints: ImageFingerprint[]; findings: ImageFindingParts[] }> {
  const hashed: { image: SubjectImage; hash: string }[] = [];
  for (const image of images) {
    signal.throwIfAborted();
    const hash = await perceptualHash(await readBlob(image.digest));
    if (hash !== null) hashed.push({ image, hash });
  }
  const fingerprints = hashed.map(({ image, hash }) => ({ image: image.index, hash }));
  if (hashed.length === 0) return { fingerprints, findings: [] };
  const near = await earlier.rejectedLike(
    hashed.map(({ hash }) => hash),
    limits.nearRejectedBits,
  );
  const findings = near.flatMap((one) => {
    const asked = hashed[one.asked];
    return asked ? [nearFinding(asked.image, one)] : [];
  });
  return { fingerprints, findings };
}
