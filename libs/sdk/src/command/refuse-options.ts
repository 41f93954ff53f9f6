import type { CommandOptions } from './parse-command.js';
import { UsageError } from './usage-error.js';

/** Refuses options that mean nothing here: whoever gave them would believe that more was verified. */
export function refuseOptions(options: CommandOptions, known: readonly (keyof CommandOptions)[]): void {
  const [stray] = Object.keys(options).filter((name) => !known.some((one) => one === name));
  if (stray === undefined) return;
  throw new UsageError({
    en: `--${stray} means nothing for what you verify here; leave it out.`,
    'zh-TW': `--${stray} 不適用於此驗證對象，請移除。`,
  });
}
