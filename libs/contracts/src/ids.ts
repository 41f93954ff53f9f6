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

/** RFC 3339 time with a zone (`Z` or an offset). */
export const instant = z.iso.datetime({ offset: true, error: 'must be an RFC 3339 time with a zone' });

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
