import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './usage-error.js';

/** What was typed, by the options of a command; throws `UsageError` for what is none of them. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError({
      en: `${why} See countersign --help.`,
      'zh-TW': `參數有誤（${why}）。請見 countersign --help。`,
    });
  }
}
