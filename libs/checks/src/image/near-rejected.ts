import type { ImageFingerprint } from '@countersign/contracts';
import { defaultImageLimits } from '@countersign/policy';
import type { CheckContext } from '../check.js';
import { nothingEarlier, type RejectedLike } from '../earlier-outputs.js';
import { framesLookedAt, inFrame } from './frames-looked-at.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import { perceptualHash } from './perceptual-hash.js';
import type { SubjectImage } from './subject-image.js';

function nearFinding({ name, index, facts, frame }: SubjectImage, near: RejectedLike): ImageFindingParts {
  const day = near.rejectedAt.slice(0, 10);
  return {
    code: 'near-duplicate-of-rejected',
    severity: 'major',
    place: wholeImage(index, facts, frame),
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

interface Hashed {
  image: SubjectImage;
  frame: number | undefined;
  hash: string;
}

/** Fingerprints of an image, of an animation those of its frames that are looked at; the same one once. */
async function hashesOf(image: SubjectImage, { readBlob, signal }: CheckContext): Promise<Hashed[]> {
  const bytes = await readBlob(image.digest);
  const found = new Map<string, Hashed>();
  for (const frame of framesLookedAt(image.facts)) {
    signal.throwIfAborted();
    const hash = await perceptualHash(bytes, frame);
    if (hash !== null && !found.has(hash)) found.set(hash, { image, frame, hash });
  }
  return [...found.values()];
}

/** The nearest one for each image: frames of an animation are alike. */
function nearestOfEach(near: readonly RejectedLike[], hashed: readonly Hashed[]): ImageFindingParts[] {
  const nearest = new Map<number, { one: RejectedLike; asked: Hashed }>();
  for (const one of near) {
    const asked = hashed[one.asked];
    if (!asked) continue;
    const before = nearest.get(asked.image.index);
    if (!before || one.distance < before.one.distance) nearest.set(asked.image.index, { one, asked });
  }
  return [...nearest.values()].map(({ one, asked }) => nearFinding(inFrame(asked.image, asked.frame), one));
}

/** Fingerprints of the images, and a finding for each that is near one of the AI system's that people rejected. */
export async function nearRejected(
  images: readonly SubjectImage[],
  context: CheckContext,
): Promise<{ fingerprints: ImageFingerprint[]; findings: ImageFindingParts[] }> {
  const { earlier = nothingEarlier, images: limits = defaultImageLimits } = context;
  const hashed: Hashed[] = [];
  for (const image of images) hashed.push(...(await hashesOf(image, context)));
  const fingerprints = hashed.map(({ image, frame, hash }) => ({
    image: image.index,
    ...(frame === undefined ? {} : { frame }),
    hash,
  }));
  if (hashed.length === 0) return { fingerprints, findings: [] };
  const near = await earlier.rejectedLike(
    hashed.map(({ hash }) => hash),
    limits.nearRejectedBits,
  );
  return { fingerprints, findings: nearestOfEach(near, hashed) };
}
