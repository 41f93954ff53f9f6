import { TlogError, verifyEd25519 } from '@countersign/tlog';
import { at, isRecord } from '@countersign/verifier';

/** A JSON Web Key Set (RFC 7517), as served at `/.well-known/jwks.json`. */
export interface JsonWebKeySet {
  keys: readonly unknown[];
}

const receiptType = 'countersign-receipt+jwt';
const mostJws = 1_000_000;

/** The claims of a receipt whose signature verifies with a key of the set (compact JWS, EdDSA). Throws a `TlogError` that says what is wrong. */
export async function openJws(jws: string, jwks: JsonWebKeySet): Promise<unknown> {
  const parts = jws.length > mostJws ? [] : jws.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3) throw new TlogError('malformed', 'a receipt has three parts with dots between them');
  const header = decodeJson(head, 'the header');
  if (at(header, 'alg') !== 'EdDSA') throw new TlogError('malformed', 'the header does not say "alg": "EdDSA"');
  if (at(header, 'typ') !== receiptType)
    throw new TlogError('malformed', `the header does not say "typ": "${receiptType}"`);
  if (at(header, 'crit') !== undefined) throw new TlogError('malformed', 'the header asks for extensions (crit)');
  const key = keyOf(jwks, at(header, 'kid'));
  const message = new TextEncoder().encode(`${head}.${body}`);
  if (!(await verifyEd25519(key, message, decodeBase64Url(signature, 'the signature')))) {
    throw new TlogError('bad-signature', 'the signature does not match');
  }
  return decodeJson(body, 'the body');
}

function keyOf(jwks: JsonWebKeySet, kid: unknown): Uint8Array {
  const [key, another] = jwks.keys.filter((candidate) => typeof kid === 'string' && at(candidate, 'kid') === kid);
  if (key === undefined) throw new TlogError('not-signed', `no key of the set has the id ${JSON.stringify(kid)}`);
  if (another !== undefined) throw new TlogError('malformed', `two keys of the set have the id ${JSON.stringify(kid)}`);
  const x = at(key, 'x');
  if (at(key, 'kty') !== 'OKP' || at(key, 'crv') !== 'Ed25519' || typeof x !== 'string') {
    throw new TlogError('malformed', 'the key of the receipt is not an Ed25519 key');
  }
  return decodeBase64Url(x, 'the key');
}

/** Only the one canonical spelling is read, so that no bit can change unseen. */
function decodeBase64Url(text: string, what: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new TlogError('malformed', `${what} is not base64url`);
  return new Uint8Array(bytes);
}

function decodeJson(text: string, what: string): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(decodeBase64Url(text, what)));
    if (isRecord(value)) return value;
  } catch (error) {
    if (error instanceof TlogError) throw error;
  }
  throw new TlogError('malformed', `${what} is not a JSON object`);
}

/** Whether a value is a key set. */
export function isJsonWebKeySet(value: unknown): value is JsonWebKeySet {
  return isRecord(value) && Array.isArray(value['keys']);
}
