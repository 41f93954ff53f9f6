import { Newest } from '../newest.js';
import { readImageFacts, type ImageFacts } from './read-image-facts.js';
import type { UnreadableImage } from './unreadable-image.js';

/** Images whose facts are kept: those of one output, so that its checks decode each once. */
const most = 64;
/** Characters of all facts of one image, as JSON, up to which they are kept. */
const largest = 100_000;

const kept = new Newest<ImageFacts>(most);
let keptUnder: string | null = null;

/**
 * The facts of the image of that digest, decoded once in this thread for all checks of an output. What could not be read is
 * tried again; what is kept holds under one list of trusted signers only.
 */
export async function rememberedFacts(
  digest: string,
  trustedSigners: string | null,
  read: () => Promise<Buffer>,
): Promise<ImageFacts | UnreadableImage> {
  if (trustedSigners !== keptUnder) kept.clear();
  keptUnder = trustedSigners;
  const known = kept.get(digest);
  if (known !== undefined) return known;
  const facts = await readImageFacts(await read(), trustedSigners);
  if ('refusal' in facts || JSON.stringify(facts).length > largest) return facts;
  kept.set(digest, facts);
  return facts;
}
