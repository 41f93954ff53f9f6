import { ProductError } from '@countersign/contracts';
import type { IncomingHttpHeaders } from 'node:http';

/** `sha-256=<base64>` (RFC 3230), `sha-256=:<base64>:` (RFC 9530), or the product's own `sha256:<hex>`; 32 bytes. */
const forms = /^(?:sha-256=(?<colon>:?)(?<base64>[A-Za-z0-9+/]{43}=)\k<colon>|sha256:(?<hex>[0-9a-f]{64}))$/i;

const unreadable = (): ProductError =>
  new ProductError('invalid-query', {
    en: 'The Digest header names no SHA-256 that can be read. Send sha-256=<base64 of the 32 bytes>, or leave it out.',
    'zh-TW': 'Digest 標頭中沒有可讀取的 SHA-256。請傳送 sha-256=<32 位元組的 base64>，或省略此標頭。',
  });

/**
 * The SHA-256 that a client declares of the bytes it sends, in `Digest` or `Content-Digest`, beside others that are not looked
 * at; undefined without such a header. Throws where there is one and no SHA-256 in it: it was meant to be checked.
 */
export function declaredDigest(headers: IncomingHttpHeaders): `sha256:${string}` | undefined {
  const header = headers['content-digest'] ?? headers.digest;
  if (header === undefined) return undefined;
  const parts = String(header).split(',');
  const given = parts.map((part) => forms.exec(part.trim())?.groups).find((groups) => groups !== undefined);
  if (!given) throw unreadable();
  const hex = given.hex ?? Buffer.from(given.base64 ?? '', 'base64').toString('hex');
  return `sha256:${hex.toLowerCase()}`;
}
