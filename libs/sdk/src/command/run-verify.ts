import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { decodeHex, hashLeaf } from '@countersign/tlog';
import { readFileBytes, readFileStart, unreadableFile } from '../fetching/read-file-bytes.js';
import { Unreadable } from '../fetching/unreadable.js';
import { verifyLog } from '../verify/verify-log.js';
import { verifyProof, type Verification } from '@countersign/verifier';
import { verifyBundleFile } from '../verify/verify-bundle-file.js';
import type { ReportOptions } from '../verify/report-options.js';
import { verifyReport } from '../verify/verify-whole-report.js';
import { isAddress } from './is-address.js';
import type { Command, CommandOptions } from './parse-command.js';
import { readTrust, requireTrust } from './read-trust.js';
import { refuseOptions } from './refuse-options.js';
import { UsageError } from './usage-error.js';

type Progress = (done: number, total: number) => void;

/** `countersign verify`: a log when the target is an address or the folder of an archive, else what the file is. */
export async function runVerify({ target, options }: Command, onProgress: Progress): Promise<Verification> {
  if (isAddress(target) || (await isFolder(target))) {
    refuseOptions(options, ['vkey', 'policy']);
    const trust = await readTrust(options);
    return verifyLog(target, trust ? { trust, onProgress } : { onProgress });
  }
  const start = new TextDecoder().decode(await readFileStart(target, 64));
  if (start.startsWith('PK') || target.endsWith('.zip')) {
    return verifyBundleFile(target, await reportOptions(options, onProgress));
  }
  if (start.startsWith('c2sp.org/tlog-proof')) return runProof(target, options);
  if (start.startsWith('{') || target.endsWith('.jsonl')) return runReport(target, options, onProgress);
  throw new Unreadable({
    en: `${target} is neither a report (JSON lines), nor a bundle (ZIP), nor a proof file. A receipt goes to countersign verify-receipt.`,
    'zh-TW': `${target} 不是報告（JSON lines）、證據包（ZIP）或證明檔。收據請使用 countersign verify-receipt。`,
  });
}

async function isFolder(target: string): Promise<boolean> {
  return stat(target).then(
    (found) => found.isDirectory(),
    // What cannot be looked at is told when it is read.
    () => false,
  );
}

async function runProof(target: string, options: CommandOptions): Promise<Verification> {
  refuseOptions(options, ['vkey', 'policy', 'leaf']);
  const trust = requireTrust(await readTrust(options));
  if (options.leaf === undefined) {
    throw new UsageError({
      en: 'Say which entry the proof is for: --leaf <file or leaf hash>.',
      'zh-TW': '請以 --leaf <檔案或葉雜湊值> 指定證明所屬的紀錄。',
    });
  }
  const isHash = /^[0-9a-fA-F]{64}$/.test(options.leaf);
  const leafHash = isHash ? decodeHex(options.leaf) : hashLeaf(await readFileBytes(options.leaf));
  return verifyProof({ proof: await readFileBytes(target), leafHash, trust, entryRead: !isHash });
}

async function runReport(target: string, options: CommandOptions, onProgress: Progress): Promise<Verification> {
  return verifyReport(chunksOf(target), await reportOptions(options, onProgress));
}

async function reportOptions(options: CommandOptions, onProgress: Progress): Promise<ReportOptions> {
  refuseOptions(options, ['vkey', 'policy', 'log']);
  const { log } = options;
  if (log !== undefined && !isAddress(log)) {
    throw new UsageError({ en: '--log takes the address of a log.', 'zh-TW': '--log 須為日誌的位址。' });
  }
  const trust = await readTrust(options);
  return { ...(trust ? { trust } : {}), ...(log === undefined ? {} : { log }), onProgress };
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
  } catch (error) {
    throw unreadableFile(path, error);
  }
}
