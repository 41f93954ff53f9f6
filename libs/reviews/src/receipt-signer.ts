import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** Media type in the header of a receipt. */
export const receiptType = 'countersign-receipt+jwt';

export interface ReceiptClaims {
  jti: string;
  iat: number;
  exp: number;
  sub: string;
  version: number;
  contentDigest: string;
  policyDigest: string;
  deciders: { pseudonym: string; role: string; at: string }[];
  entry: { id: string; leafHash: string };
}

/** An Ed25519 public key as a JWK (RFC 8037) with its RFC 7638 thumbprint as `kid`. */
export interface ReceiptJwk {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  kid: string;
  alg: 'EdDSA';
  use: 'sig';
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** Signs receipts as compact JWS (RFC 7515) with EdDSA (RFC 8037). */
export class ReceiptSigner {
  readonly jwk: ReceiptJwk;

  constructor(
    private readonly key: KeyObject,
    private readonly issuer: string,
  ) {
    const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
    const thumbprint = JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x });
    const kid = createHash('sha256').update(thumbprint).digest('base64url');
    this.jwk = { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' };
  }

  sign(claims: ReceiptClaims): string {
    const header = base64url({ alg: 'EdDSA', typ: receiptType, kid: this.jwk.kid });
    const input = `${header}.${base64url({ iss: this.issuer, ...claims })}`;
    return `${input}.${sign(null, Buffer.from(input, 'utf8'), this.key).toString('base64url')}`;
  }
}
