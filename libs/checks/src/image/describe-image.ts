import type { ImageDescription } from '@countersign/contracts';
import { readImageFacts, type UnreadableImage } from './read-image-facts.js';

/** Texts are cut after so many characters; the file is with the submission. */
const longestText = 20_000;

/** What can be read from the bytes of an image, for people. */
export async function describeImage(
  bytes: Buffer,
  trustedSigners: string | null,
): Promise<ImageDescription | UnreadableImage> {
  const facts = await readImageFacts(bytes, trustedSigners);
  if ('refusal' in facts) return facts;
  const { info, width, height, camera, sourceTypes, marks, texts, provenance } = facts;
  return {
    mediaType: info.mediaType,
    bytes: bytes.length,
    width,
    height,
    camera,
    sourceTypes,
    marks: marks.map(({ tool, keyword }) => ({ tool, keyword })),
    texts: texts.map(({ keyword, text }) => ({
      keyword,
      text: text.slice(0, longestText),
      cut: text.length > longestText,
    })),
    provenance,
  };
}
