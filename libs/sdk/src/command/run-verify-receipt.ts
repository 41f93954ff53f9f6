import { fetchBytes, unfetched } from '../fetching/fetch-bytes.js';
import { readFileBytes } from '../fetching/read-file-bytes.js';
import { Unreadable } from '../fetching/unreadable.js';
import { isJsonWebKeySet, type JsonWebKeySet } from '../receipt/open-jws.js';
import { readContent } from '../receipt/read-content.js';
import { verifyReceipt, type ReceiptInput, type ReceiptVerification } from '../receipt/verify-receipt.js';
import type { Command, CommandOptions } from './parse-command.js';
import { readTrust, requireTrust } from './read-trust.js';
import { refuseOptions } from './refuse-options.js';
import { isAddress } from './is-address.js';
import { UsageError } from './usage-error.js';

const mostKeys = 1_000_000;

/** `countersign verify-receipt`: reads the files, fetches the keys, and verifies. */
export async function runVerifyReceipt({ target, options }: Command): Promise<ReceiptVerification> {
  refuseOptions(options, ['vkey', 'policy', 'content', 'jwks', 'issuer', 'proof']);
  const { content = [], jwks, issuer } = options;
  if (content.length === 0 || jwks === undefined) {
    throw new UsageError({
      en: 'A receipt needs --content <file> and --jwks <address or file>.',
      'zh-TW': '驗證收據需要 --content <檔案> 與 --jwks <位址或檔案>。',
    });
  }
  const jws = new TextDecoder().decode(await readFileBytes(target)).trim();
  const files = await Promise.all(content.map(readFileBytes));
  const proof = await readProof(options);
  const input: ReceiptInput = {
    jws,
    content: readContent(files, jws),
    jwks: await readKeys(jwks),
    ...(issuer === undefined ? {} : { issuer }),
    ...(proof ? { proof } : {}),
  };
  return verifyReceipt(input);
}

async function readProof(options: CommandOptions): Promise<ReceiptInput['proof']> {
  const trust = await readTrust(options);
  if (options.proof !== undefined) return { file: await readFileBytes(options.proof), trust: requireTrust(trust) };
  if (!trust) return undefined;
  throw new UsageError({
    en: '--vkey and --policy are for --proof; without a proof leave them out.',
    'zh-TW': '--vkey 與 --policy 須搭配 --proof；若無證明檔請移除。',
  });
}

async function readKeys(place: string): Promise<JsonWebKeySet> {
  const bytes = isAddress(place) ? await fetchKeys(new URL(place)) : await readFileBytes(place);
  const set = parseJson(new TextDecoder().decode(bytes));
  if (isJsonWebKeySet(set)) return set;
  throw new Unreadable({
    en: `${place} does not hold a key set ({"keys": [...]}).`,
    'zh-TW': `${place} 不是金鑰集（{"keys": [...]}）。`,
  });
}

async function fetchKeys(url: URL): Promise<Uint8Array> {
  if (url.pathname === '/') url.pathname = '/.well-known/jwks.json';
  const bytes = await fetchBytes(url, mostKeys);
  if (!bytes) throw unfetched(url, 'status 404');
  return bytes;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
