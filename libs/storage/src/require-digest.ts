import { createHash } from 'node:crypto';

/** The bytes, if they still have the digest under which they were stored; `place` says where they lie. */
export function requireDigest(bytes: Buffer, digest: string, place: string): Buffer {
  const actual = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (actual === digest) return bytes;
  throw new Error(`The stored file ${place} no longer has its digest (it has ${actual}): restore it from a backup.`);
}
