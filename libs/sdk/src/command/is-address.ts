import { UsageError } from './usage-error.js';

/** Whether a target is an address; refuses one that cannot be read as such. */
export function isAddress(target: string): boolean {
  if (!/^https?:\/\//i.test(target)) return false;
  if (URL.canParse(target)) return true;
  throw new UsageError({ en: `${target} is not an address.`, 'zh-TW': `${target} 不是有效的位址。` });
}
