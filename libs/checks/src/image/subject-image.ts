import type { Generator, LocalizedText } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import type { ImageFacts } from './read-image-facts.js';

type Item = ImageContent['images'][number];

/** One image of the output with what its bytes say, as the comparisons take it. */
export interface SubjectImage {
  index: number;
  digest: string;
  name: LocalizedText;
  altText: string | null;
  declared: NonNullable<Item['declared']>;
  generator: Generator;
  facts: ImageFacts;
  /** The one frame of an animation, from 0, that is spoken of. */
  frame?: number;
}
