import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { must } from '../must.js';
import { cbor } from './cbor.js';

/** How passkeys of one COSE algorithm are made and sign (RFC 9053, RFC 8812). */
interface KeyKind {
  algorithm: number;
  make(): KeyObject;
  /** COSE_Key of the public half. */
  publicKey(key: KeyObject): Buffer;
  sign(data: Uint8Array, key: KeyObject): Buffer;
}

type Jwk = Record<'x' | 'y' | 'n' | 'e', string | undefined>;

/** The bytes of a member of a key as JSON writes them. */
const part = (key: KeyObject, name: keyof Jwk): Buffer =>
  Buffer.from(must((key.export({ format: 'jwk' }) as Jwk)[name]), 'base64url');

/** The algorithms that the product takes. */
export const keyKinds: Readonly<Record<'ES256' | 'EdDSA' | 'RS256', KeyKind>> = {
  ES256: {
    algorithm: -7,
    make: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    publicKey: (key) =>
      cbor(
        new Map<number, number | Buffer>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, part(key, 'x')],
          [-3, part(key, 'y')],
        ]),
      ),
    sign: (data, key) => sign('sha256', data, key),
  },
  EdDSA: {
    algorithm: -8,
    make: () => generateKeyPairSync('ed25519').privateKey,
    publicKey: (key) =>
      cbor(
        new Map<number, number | Buffer>([
          [1, 1],
          [3, -8],
          [-1, 6],
          [-2, part(key, 'x')],
        ]),
      ),
    sign: (data, key) => sign(null, data, key),
  },
  RS256: {
    algorithm: -257,
    make: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    publicKey: (key) =>
      cbor(
        new Map<number, number | Buffer>([
          [1, 3],
          [3, -257],
          [-1, part(key, 'n')],
          [-2, part(key, 'e')],
        ]),
      ),
    sign: (data, key) => sign('sha256', data, key),
  },
};
