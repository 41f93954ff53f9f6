import type { ImageContent } from '@countersign/modalities';
import { defaultImageLimits } from '@countersign/policy';
import type { Check } from '../check.js';
import { judgeSafety } from '../image/judge-safety.js';
import { lookAtImages } from '../image/look-at-images.js';
import { openSafety } from '../image/models/score-safety.js';
import { readSubjectImages } from '../image/read-subject-images.js';

const version = '1.3.0';

/** Sexual content in pictures, by a small model of an optional package, with the region that its word hangs on. Says nothing of other harm. */
export const imageSafety: Check<ImageContent> = {
  name: 'image-safety',
  kind: 'safety',
  modality: 'image',
  version,
  reads: ['content', 'generator'],
  holdsModels: true,
  async run(subject, context) {
    const { images, unreadable } = await readSubjectImages(subject, context);
    const looked = await lookAtImages(images, context, await openSafety());
    return judgeSafety(looked, unreadable.length, context.images ?? defaultImageLimits, version);
  },
};
