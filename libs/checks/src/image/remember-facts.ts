import { readImageFacts, type ImageFacts, type UnreadableImage } from './read-image-facts.js';

/** Images whose facts are kept: those of one output, so that its checks decode each once. */
const most = 64;
/** Characters of one image's texts and manifests up to which its facts are kept. */
const largest = 100_000;

const kept = new Map<string, ImageFacts>();
let keptUnder: string | null = null;

function isSmall({ texts, provenance }: ImageFacts): boolean {
  const inTexts = texts.reduce((sum, { text }) => sum + text.length, 0);
  return inTexts + JSON.stringify(provenance).length <= largest;
}

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
  if ('refusal' in facts || !isSmall(facts)) return facts;
  const [oldest] = kept.keys();
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
  kept.set(digest, facts);
  return facts;
}
