import { inconclusive } from '@countersign/checks';
import type { CheckResult } from '@countersign/contracts';
import { CheckFailedError } from '../check-pool.js';

/** The end of a check that failed each time it was tried; says why, in the reader's language where the check has words for people. */
export function gaveUp(attempts: number, error: Error): CheckResult {
  const text = error instanceof CheckFailedError ? error.text : null;
  const why = text ?? { en: error.message, 'zh-TW': error.message };
  return inconclusive({
    en: `The check could not be finished after ${attempts} attempt${attempts === 1 ? '' : 's'}: ${why.en} Look at the output without it.`,
    'zh-TW': `檢核嘗試 ${attempts} 次後仍無法完成：${why['zh-TW']} 請在沒有此檢核的情況下審查。`,
  });
}
