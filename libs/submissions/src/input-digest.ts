import type { Check, CheckSubject } from '@countersign/checks';
import { sha256Digest } from '@countersign/modalities';
import { canonicalJson, type JsonValue } from '@countersign/tlog';

/**
 * SHA-256 over all that fixes what a check finds: the parts of the output that it reads, its version, and settings and models given
 * with `settings`. Null where something else does too.
 */
export function inputDigest(check: Check, subject: CheckSubject, settings: string): string | null {
  if (check.readsEarlier) return null;
  const read = Object.fromEntries(check.reads.map((part) => [part, subject[part]]));
  const { name, version } = check;
  return sha256Digest(canonicalJson({ check: name, version, settings, read } as unknown as JsonValue));
}
