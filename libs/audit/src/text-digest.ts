import { createHash } from 'node:crypto';

/** SHA-256 of a text as entries name it: what somebody wrote stays out of the log. */
export function textDigest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
