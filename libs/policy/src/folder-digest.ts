import { createHash } from 'node:crypto';
import { canonicalJson } from '@countersign/tlog';
import { parse } from 'yaml';
import { governingNames } from './parse-policy.js';
import type { Policy } from './policy.js';

/**
 * What a folder says of what governs reviews, as it is written: comments and layout do not count, and neither do defaults that a
 * version of the product fills in. By it a start knows whether the folder was changed, and not the product.
 */
export function folderDigest({ documents, trustedSigners }: Policy): string {
  const written = documents
    .filter(({ name }) => governingNames.includes(name))
    .map(({ name, yaml }) => ({ name, value: parse(yaml) as unknown }));
  return `sha256:${createHash('sha256').update(canonicalJson({ written, trustedSigners })).digest('hex')}`;
}
