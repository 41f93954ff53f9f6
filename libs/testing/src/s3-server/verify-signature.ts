import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What the server knows of the one who may sign. */
export interface S3Keys {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

const longestSkewMs = 15 * 60_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** AWS's form of a percent-encoded part, whatever form it came in. */
const encoded = (part: string): string =>
  encodeURIComponent(decodeURIComponent(part)).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function canonicalRequest(request: IncomingMessage, signedHeaders: readonly string[]): string {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const pairs = query.split('&').filter(Boolean);
  const sorted = pairs.map((pair) => pair.split('=').map(encoded).concat('').slice(0, 2).join('=')).sort();
  const headers = signedHeaders.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  return [
    request.method,
    path.split('/').map(encoded).join('/'),
    sorted.join('&'),
    headers.join(''),
    signedHeaders.join(';'),
    request.headers['x-amz-content-sha256'],
  ].join('\n');
}

/**
 * S3's error code for a request that is not signed as AWS Signature Version 4 wants it, null for one that is
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). Shares no code with the client.
 */
export function signatureFault(request: IncomingMessage, keys: S3Keys, now: number): string | null {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  );
  const [, credential = '', headerNames = '', signature = ''] = parts ?? [];
  const [accessKeyId, day = '', region, service, end] = credential.split('/');
  const stamp = String(request.headers['x-amz-date'] ?? '');
  const signed = headerNames.split(';');
  if (!parts || service !== 's3' || end !== 'aws4_request' || !stamp.startsWith(day)) return 'AccessDenied';
  if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => signed.includes(name))) return 'AccessDenied';
  if (accessKeyId !== keys.accessKeyId) return 'InvalidAccessKeyId';
  if (region !== keys.region) return 'AuthorizationHeaderMalformed';
  const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(now - at) < longestSkewMs)) return 'RequestTimeTooSkewed';
  const scope = [day, region, service, end];
  const text = ['AWS4-HMAC-SHA256', stamp, scope.join('/'), sha256(canonicalRequest(request, signed))].join('\n');
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${keys.secretAccessKey}`);
  return hmac(key, text).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}
