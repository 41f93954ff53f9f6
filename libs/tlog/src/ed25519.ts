import { TlogError } from './tlog-error.js';

/** Bytes in an Ed25519 public key. */
export const PUBLIC_KEY_SIZE = 32;
/** Bytes in an Ed25519 signature. */
export const SIGNATURE_SIZE = 64;

/** A key that signs; where its secret half lives is its maker's affair (memory, a file, a key service). */
export type Ed25519Key = {
  readonly publicKey: Uint8Array;
  /** The Ed25519 signature (RFC 8032) of the message, 64 bytes. */
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
};

/** DER before a 32-byte seed: PKCS #8 of an Ed25519 private key (RFC 8410, 7). */
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/** The key of a 32-byte seed (the private key of RFC 8032), held in memory by WebCrypto. */
export async function ed25519KeyFromSeed(seed: Uint8Array): Promise<Ed25519Key> {
  if (seed.length !== 32) throw new TlogError('malformed', `an Ed25519 seed has 32 bytes, got ${seed.length}`);
  const secret = await subtle().importKey('pkcs8', Uint8Array.of(...PKCS8_HEAD, ...seed), 'Ed25519', true, ['sign']);
  const { x = '' } = await subtle().exportKey('jwk', secret);
  const binary = atob(x.replaceAll('-', '+').replaceAll('_', '/'));
  return {
    publicKey: Uint8Array.from(binary, (char) => char.charCodeAt(0)),
    sign: async (message) => new Uint8Array(await subtle().sign('Ed25519', secret, new Uint8Array(message))),
  };
}

/** Whether the signature (64 bytes) of the message was made with the public key (32 bytes); wrong lengths are just false. */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== PUBLIC_KEY_SIZE || signature.length !== SIGNATURE_SIZE) return false;
  const key = await subtle().importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return subtle().verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
}

/** WebCrypto, the one implementation that Node and browsers share; browsers offer it to secure pages only. */
function subtle(): typeof crypto.subtle {
  const available: Partial<Pick<typeof crypto, 'subtle'>> = crypto;
  if (!available.subtle) throw new Error('WebCrypto is missing: open this page over https or from localhost');
  return available.subtle;
}
