import { hash } from 'node:crypto';
import type { Digest } from '@countersign/contracts';

/** `sha256:<hex>` of the bytes, strings taken as UTF-8. */
export function sha256Digest(bytes: string | Uint8Array): Digest {
  return `sha256:${hash('sha256', bytes, 'hex')}`;
}
