import type { Verification } from '@countersign/verifier';
import { archiveLog } from '../archive/archive-log.js';
import { isAddress } from './is-address.js';
import type { Command } from './parse-command.js';
import { readTrust } from './read-trust.js';
import { refuseOptions } from './refuse-options.js';
import { UsageError } from './usage-error.js';

/** `countersign archive`: keeps a verified copy of a log in a folder, or brings one up to date. */
export async function runArchive(
  { target, options }: Command,
  onProgress: (done: number, total: number) => void,
): Promise<Verification> {
  refuseOptions(options, ['vkey', 'policy', 'to']);
  if (!isAddress(target) || options.to === undefined) {
    throw new UsageError({
      en: 'An archive needs the address of a log and a folder: countersign archive <address> --to <folder>.',
      'zh-TW': '封存需要日誌位址與資料夾：countersign archive <位址> --to <資料夾>。',
    });
  }
  const trust = await readTrust(options);
  return archiveLog(target, options.to, trust ? { trust, onProgress } : { onProgress });
}
