import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ed25519Key } from '@countersign/tlog';
import { keepPrivate } from './keep-private.js';
import { KeyFileError } from './key-file-error.js';

/** The Ed25519 key in a PKCS #8 PEM file; throws `KeyFileError` for another kind of key. */
export function readKey(file: string): KeyObject {
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new KeyFileError(
      `${file} holds a ${key.asymmetricKeyType} key; Countersign signs with Ed25519 (PKCS #8 PEM).`,
    );
  }
  return key;
}

/**
 * The Ed25519 key `<folder>/<name>.pem`; made on first use, readable by its owner only, as one that is there already is
 * made (see `keepPrivate`). Two processes that start at once get the same key.
 */
export function loadSigningKey(folder: string, name: string): KeyObject {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  keepPrivate(folder, 'folder');
  const file = join(folder, `${name}.pem`);
  try {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    writeFileSync(file, pem, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  keepPrivate(file, 'file');
  return readKey(file);
}

/** The key in the form that libs/tlog signs notes with. */
export function tlogKey(key: KeyObject): Ed25519Key {
  const { x = '' } = key.export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x, 'base64url'),
    sign: (message) => Promise.resolve(sign(null, message, key)),
  };
}
