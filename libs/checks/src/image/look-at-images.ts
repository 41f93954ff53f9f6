import type { LocalizedText } from '@countersign/contracts';
import type { CheckContext } from '../check.js';
import { framesLookedAt, type Seen } from './frames-looked-at.js';
import { say } from './image-finding.js';
import type { ImageReader } from './models/image-reader.js';
import { messageOf } from './models/message-of.js';
import type { SmallModel } from './models/small-model.js';
import type { SubjectImage } from './subject-image.js';

/** What a model read of the images, one look a frame; `unseen`: why some or all were not looked at, null where each was. */
export interface Looked<T> {
  seen: Seen<T>[];
  unseen: LocalizedText | null;
  /** Images that the model could not read, or not all frames of; empty where there is no model. */
  failed?: readonly SubjectImage[];
}

/**
 * Shows the images to a model, one after the other: each holds its pixels in memory. Of an animation it is shown a bounded number
 * of frames, spread over it. One that the model cannot read leaves the question open for itself alone, and is told with the model's own words. Throws when the signal is aborted.
 */
export async function lookAtImages<T>(
  images: readonly SubjectImage[],
  { signal, readBlob }: Pick<CheckContext, 'signal' | 'readBlob'>,
  opened: SmallModel<ImageReader<T>>,
): Promise<Looked<T>> {
  if ('missing' in opened) return { seen: [], unseen: opened.missing };
  const seen: Looked<T>['seen'] = [];
  const failures = new Map<SubjectImage, string>();
  for (const image of images) {
    const bytes = await readBlob(image.digest);
    for (const frame of framesLookedAt(image.facts)) {
      signal.throwIfAborted();
      try {
        seen.push({ image, frame, reading: await opened.model(bytes, frame) });
      } catch (error) {
        failures.set(image, messageOf(error));
      }
    }
  }
  const [why] = failures.values();
  if (why === undefined) return { seen, unseen: null };
  return {
    seen,
    failed: [...failures.keys()],
    unseen: say(
      `the model could not read ${failures.size} image(s) ("${why}")`,
      `模型無法讀取 ${failures.size} 張圖片（「${why}」）`,
    ),
  };
}
