import { ProductError, type LocalizedText } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import { TooSlowError } from '@countersign/storage';
import type { CheckContext, CheckSubject } from '../check.js';
import { nameOf, say, type ImageFindingParts } from './image-finding.js';
import { rememberedFacts } from './remember-facts.js';
import type { SubjectImage } from './subject-image.js';

function cannotBeRead(name: LocalizedText, refusal: LocalizedText): ImageFindingParts {
  return {
    code: 'not-a-readable-image',
    severity: 'critical',
    message: say(`${name.en} cannot be read as an image.`, `${name['zh-TW']}無法讀取為圖片。`),
    explanation: refusal,
  };
}

/** Says of which image it was that it took too long: that is no finding on it, as it may be the machine. */
const tooSlowNamed =
  (name: LocalizedText) =>
  (error: unknown): never => {
    if (!(error instanceof TooSlowError)) throw error;
    const { en, 'zh-TW': zhTW } = error.detail;
    throw new ProductError('too-large', say(`${name.en}: ${en}`, `${name['zh-TW']}：${zhTW}`));
  };

/** Reads all images of an output, one after the other (each holds its pixels in memory); those that are none become findings. Throws when the signal is aborted, and where one took too long: the check is then tried again. */
export async function readSubjectImages(
  subject: CheckSubject<ImageContent>,
  context: CheckContext,
): Promise<{ images: SubjectImage[]; unreadable: ImageFindingParts[] }> {
  const images: SubjectImage[] = [];
  const unreadable: ImageFindingParts[] = [];
  for (const [index, item] of subject.content.images.entries()) {
    context.signal.throwIfAborted();
    const name = nameOf(index, subject.content.images.length);
    const read = () => context.readBlob(item.digest);
    const facts = await rememberedFacts(item.digest, context.trustedSigners, read).catch(tooSlowNamed(name));
    if ('refusal' in facts) unreadable.push(cannotBeRead(name, facts.refusal));
    else {
      const { altText = null, declared = {} } = item;
      images.push({ index, digest: item.digest, name, altText, declared, generator: subject.generator, facts });
    }
  }
  return { images, unreadable };
}
