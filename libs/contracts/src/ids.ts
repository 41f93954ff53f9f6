import { z } from 'zod';

/** Lower-case UUID; ids made here are version 7, so they sort by time. */
export const id = z.uuid({ error: 'must be a UUID' }).meta({ description: 'UUIDv7' });

/** `sha256:` and 64 lower-case hexadecimal digits. */
export const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256:<64 hexadecimal digits>')
  .meta({ description: 'SHA-256 digest, sha256:<hex>' });
export type Digest = `sha256:${string}`;

/** RFC 3339 time with a zone (`Z` or an offset). */
export const instant = z.iso.datetime({ offset: true, error: 'must be an RFC 3339 time with a zone' });

/** Short name used in addresses and policies: lower-case letters, digits and hyphens. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens');

/** JSON object of free fields, at most 64 keys. */
export const metadata = z
  .record(z.string().min(1).max(128), z.json())
  .refine((value) => Object.keys(value).length <= 64, 'must have at most 64 keys');
