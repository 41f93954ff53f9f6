import { z } from 'zod';
import { worded, wordedFormat } from './wording.js';

/** Lower-case UUID; ids made here are version 7, so they sort by time. */
export const id = z.uuid({ error: 'must be a UUID' }).meta({ description: 'UUIDv7' });

/** `sha256:` and 64 lower-case hexadecimal digits. */
export const digest = wordedFormat('digest', /^sha256:[0-9a-f]{64}$/, {
  en: 'must be sha256: and 64 lower-case hexadecimal digits',
  'zh-TW': '須為 sha256: 後接 64 個小寫十六進位數字',
}).meta({ description: 'SHA-256 digest, sha256:<hex>' });
export type Digest = `sha256:${string}`;

/** RFC 3339 time with a zone (`Z` or an offset), of what databases and calendars hold: years 1 to 9999 in UTC, offsets below 16 hours. */
export const instant = z.iso.datetime({ offset: true, error: 'must be an RFC 3339 time with a zone' }).refine(
  isHeld,
  worded({
    en: 'must lie in the years 1 to 9999, counted in UTC, with an offset of less than 16 hours',
    'zh-TW': '以 UTC 計須在西元 1 年至 9999 年之間，且時差須小於 16 小時',
  }),
);

const firstInstant = Date.parse('0001-01-01T00:00:00Z');
// Fractions of the last second may be rounded up.
const lastInstant = Date.parse('9999-12-31T23:59:59Z');

/** Whether a time lies there; of what is no time, nothing is said. */
function isHeld(time: string): boolean {
  const at = Date.parse(time);
  return Number.isNaN(at) || (at >= firstInstant && at <= lastInstant && !/[+-](1[6-9]|2\d):\d\d$/.test(time));
}

/** A date `YYYY-MM-DD` that exists, from the year 1 on. */
export const day = z.iso
  .date()
  .refine(
    (date) => !date.startsWith('0000'),
    worded({ en: 'must lie in the year 1 or later', 'zh-TW': '須為西元 1 年或之後' }),
  );

/** Short name used in addresses and policies: lower-case letters, digits and hyphens. */
export const slug = wordedFormat('slug', /^[a-z0-9][a-z0-9-]{0,62}$/, {
  en: 'must be 1 to 63 lower-case letters, digits and hyphens, and not begin with a hyphen',
  'zh-TW': '須為 1 至 63 個小寫英文字母、數字與連字號，且不以連字號開頭',
});

const networkForms = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** An IPv4 or IPv6 address, or a network of them in CIDR notation (RFC 4632, RFC 4291). */
export const network = z.string().refine(
  (text) => networkForms.safeParse(text).success,
  worded({
    en: 'must be an IP address or a network such as 203.0.113.0/24 or 2001:db8::/32',
    'zh-TW': '須為 IP 位址或網段，例如 203.0.113.0/24 或 2001:db8::/32',
  }),
);

/** JSON object of free fields, at most 64 keys. */
export const metadata = z
  .record(z.string().min(1).max(128), z.json())
  .refine(
    (value) => Object.keys(value).length <= 64,
    worded({ en: 'must have at most 64 fields', 'zh-TW': '最多 64 個欄位' }),
  );
