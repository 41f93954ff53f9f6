import { createHash } from 'node:crypto';
import { canonicalJson } from '@countersign/tlog';

/** An output as it is published: a text, an image, several images, or the content of a schedule. */
export type PublishedContent = string | Uint8Array | readonly Uint8Array[] | ScheduleContent;
/** A production schedule or a roster, as handed in under `content`. */
export type ScheduleContent = { readonly schedule: object } | { readonly roster: object };

const sha256 = (bytes: string | Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/**
 * The digest that a decision is bound to: of a text its UTF-8 bytes, of one image its bytes, of several their digests
 * each followed by a line feed, of a schedule its canonical JSON (RFC 8785). Throws a `TlogError` for what JSON cannot carry.
 */
export function contentDigest(content: PublishedContent): string {
  if (typeof content === 'string' || content instanceof Uint8Array) return sha256(content);
  if (!isImages(content)) return sha256(canonicalJson(content));
  const [first] = content;
  if (content.length === 1 && first) return sha256(first);
  return sha256(content.map((image) => `${sha256(image)}\n`).join(''));
}

function isImages(content: readonly Uint8Array[] | ScheduleContent): content is readonly Uint8Array[] {
  return Array.isArray(content);
}
