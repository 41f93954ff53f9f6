import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  formatVerifierKey,
  parseVerifierKey,
  TlogError,
  verifierKey,
  type Ed25519Key,
  type VerifierKey,
} from '@countersign/tlog';
import { reasonOf } from '../fetching/unreadable.js';
import { serveWitness } from '../witness/serve-witness.js';
import { WitnessState } from '../witness/witness-state.js';
import { Witness } from '../witness/witness.js';
import type { CommandOutput } from './command-output.js';
import { UsageError } from './usage-error.js';

const text = { type: 'string' } as const;
const options = {
  key: text,
  name: text,
  log: { type: 'string', multiple: true },
  state: text,
  port: text,
  host: text,
  lang: text,
} as const;

const needs = (): UsageError =>
  new UsageError({
    en: 'A witness needs --name, --key <file>, --state <file>, --log <key or file> (once for each log) and --port.',
    'zh-TW': '見證者需要 --name、--key <檔案>、--state <檔案>、--log <金鑰或檔案>（每份日誌一次）與 --port。',
  });

/** `countersign witness`: cosigns checkpoints of the given logs until it is told to stop; makes its key when the file is not there. */
export async function runWitness(args: readonly string[], output: CommandOutput): Promise<0> {
  const { name, key: keyFile, log = [], state: stateFile, port, host = '127.0.0.1' } = readOptions(args);
  if (!name || !keyFile || !stateFile || log.length === 0 || !/^\d{1,5}$/.test(port ?? '')) throw needs();
  const { signer, vkey, logs, state } = usable(() => {
    const key = ed25519Key(loadKey(keyFile));
    const vkey = formatVerifierKey(verifierKey(name, 'cosignature/v1', key.publicKey));
    return { signer: { name, key }, vkey, logs: log.map(readVerifierKey), state: WitnessState.open(stateFile) };
  });
  const witness = new Witness(signer, logs, state, () => Math.floor(Date.now() / 1000));
  const onError = (error: unknown): void => output.err(`${reasonOf(error)}\n`);
  const server = await serveWitness(witness, { port: Number(port), host, onError }).catch((error: unknown) => {
    state.close();
    throw new UsageError({ en: `${reasonOf(error)}.`, 'zh-TW': `無法啟動（${reasonOf(error)}）。` });
  });
  const place = server.address();
  const at = typeof place === 'object' && place !== null ? place.port : port;
  output.out(`${JSON.stringify({ witness: vkey, url: `http://${host}:${at}` })}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  state.close();
  return 0;
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw needs();
  }
}

function usable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError({ en: `${reasonOf(error)}.`, 'zh-TW': `無法使用：${reasonOf(error)}。` });
  }
}

/** The key in a PKCS #8 PEM file; made on first use, readable by its owner only. */
function loadKey(file: string): KeyObject {
  try {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    writeFileSync(file, pem, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new TlogError('malformed', `${file} does not hold an Ed25519 key`);
  return key;
}

function ed25519Key(key: KeyObject): Ed25519Key {
  const { x = '' } = key.export({ format: 'jwk' });
  return { publicKey: Buffer.from(x, 'base64url'), sign: (message) => Promise.resolve(sign(null, message, key)) };
}

function readVerifierKey(given: string): VerifierKey {
  const key = parseVerifierKey((given.includes('+') ? given : readFileSync(given, 'utf8')).trim());
  if (key.type !== 'ed25519') throw new TlogError('malformed', `${given} is the key of a witness, not of a log`);
  return key;
}
