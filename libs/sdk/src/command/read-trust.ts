import { parseTrustPolicy, parseVerifierKey, TlogError } from '@countersign/tlog';
import { readFileBytes } from '../fetching/read-file-bytes.js';
import type { Trust } from '@countersign/verifier';
import type { CommandOptions } from './parse-command.js';
import { UsageError } from './usage-error.js';

/** Whom `--vkey` or `--policy` say to believe; undefined when neither is there. */
export async function readTrust({ vkey, policy }: CommandOptions): Promise<Trust | undefined> {
  if (vkey !== undefined && policy !== undefined) {
    throw new UsageError({ en: 'Give --vkey or --policy, not both.', 'zh-TW': '--vkey 與 --policy 只能擇一。' });
  }
  if (vkey !== undefined) {
    const text = vkey.includes('+') ? vkey : await readText(vkey);
    return readAs('--vkey', () => ({ vkey: parseVerifierKey(text.trim()) }));
  }
  if (policy === undefined) return undefined;
  const text = await readText(policy);
  return readAs('--policy', () => ({ policy: parseTrustPolicy(text) }));
}

async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readFileBytes(path));
}

function readAs(option: string, read: () => Trust): Trust {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    throw new UsageError({
      en: `${option} cannot be used: ${error.message}.`,
      'zh-TW': `無法使用 ${option}：${error.message}。`,
    });
  }
}

/** Refuses a command that needs a key without one. */
export function requireTrust(trust: Trust | undefined): Trust {
  if (trust) return trust;
  throw new UsageError({
    en: 'A proof holds no key: say whose log to believe with --vkey or --policy.',
    'zh-TW': '證明檔不含金鑰：請以 --vkey 或 --policy 指定信任的日誌。',
  });
}
