import type { LocalizedText } from '@countersign/contracts';
import type { CheckContext } from '../check.js';
import { say } from './image-finding.js';
import { messageOf } from './models/message-of.js';
import type { SmallModel } from './models/small-model.js';
import type { SubjectImage } from './subject-image.js';

/** What a model read of the images; `unseen`: why some or all were not looked at, null where all were. */
export interface Looked<T> {
  seen: { image: SubjectImage; reading: T }[];
  unseen: LocalizedText | null;
}

/**
 * Shows the images to a model, one after the other: each holds its pixels in memory. One that the model cannot read leaves the
 * question open for itself alone, and is told with the model's own words. Throws when the signal is aborted.
 */
export async function lookAtImages<T>(
  images: readonly SubjectImage[],
  { signal, readBlob }: Pick<CheckContext, 'signal' | 'readBlob'>,
  opened: SmallModel<(bytes: Buffer) => Promise<T>>,
): Promise<Looked<T>> {
  if ('missing' in opened) return { seen: [], unseen: opened.missing };
  const seen: Looked<T>['seen'] = [];
  const failures: string[] = [];
  for (const image of images) {
    signal.throwIfAborted();
    const bytes = await readBlob(image.digest);
    const reading = await opened.model(bytes).then(
      (answer) => ({ answer }),
      (error: unknown) => {
        failures.push(messageOf(error));
        return null;
      },
    );
    if (reading !== null) seen.push({ image, reading: reading.answer });
  }
  const [why] = failures;
  if (why === undefined) return { seen, unseen: null };
  return {
    seen,
    unseen: say(
      `the model could not read ${failures.length} image(s) ("${why}")`,
      `模型無法讀取 ${failures.length} 張圖片（「${why}」）`,
    ),
  };
}
