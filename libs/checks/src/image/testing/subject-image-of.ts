import { say } from '../image-finding.js';
import { readImageFacts } from '../read-image-facts.js';
import type { SubjectImage } from '../subject-image.js';

/** One image of an output of a test, read from its bytes. */
export async function subjectImageOf(bytes: Buffer, index = 0): Promise<SubjectImage> {
  const facts = await readImageFacts(bytes, null);
  if ('refusal' in facts) throw new Error(facts.refusal.en);
  return {
    index,
    digest: String(index),
    name: say('The image', '圖片'),
    altText: null,
    declared: {},
    generator: { provider: 'example', model: 'example-image-1' },
    facts,
  };
}
