import { languages, type Language } from '@countersign/contracts';
import { readArguments } from './read-arguments.js';
import { UsageError } from './usage-error.js';

/** A command line, as typed. */
export interface Command {
  name: 'archive' | 'verify' | 'verify-receipt' | 'help';
  target: string;
  options: CommandOptions;
  json: boolean;
  language: Language;
}

/** Options with a value. */
export interface CommandOptions {
  vkey?: string;
  policy?: string;
  leaf?: string;
  log?: string;
  to?: string;
  jwks?: string;
  issuer?: string;
  proof?: string;
  content?: string[];
}

const text = { type: 'string' } as const;
const options = {
  vkey: text,
  policy: text,
  leaf: text,
  log: text,
  to: text,
  jwks: text,
  issuer: text,
  proof: text,
  content: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  lang: text,
  help: { type: 'boolean', short: 'h' },
} as const;

/** The language that arguments ask for, even when the rest of them cannot be read. */
export function languageOf(args: readonly string[]): Language {
  const given = args.map((arg, i) => (arg === '--lang' ? args[i + 1] : /^--lang=(.*)$/.exec(arg)?.[1]));
  return languages.find((language) => given.includes(language)) ?? 'en';
}

/** Reads a command line; throws `UsageError` that says what to mend. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = readArguments(args, options);
  const { json = false, lang, help, ...given } = values;
  if (lang !== undefined && !languages.some((language) => language === lang)) {
    throw new UsageError({
      en: `The language "${lang}" is not there: use ${languages.join(' or ')}.`,
      'zh-TW': `沒有「${lang}」這個語言，請使用 ${languages.join(' 或 ')}。`,
    });
  }
  const language = languageOf(args);
  if (help || positionals[0] === 'help') return { name: 'help', target: '', options: {}, json, language };
  const [name, target, ...rest] = positionals;
  if (name !== 'archive' && name !== 'verify' && name !== 'verify-receipt') {
    throw new UsageError({
      en: 'Say what to do: countersign verify <address or file>, countersign verify-receipt <file>, or countersign archive <address> --to <folder>.',
      'zh-TW':
        '請指定動作：countersign verify <位址或檔案>、countersign verify-receipt <檔案>，或 countersign archive <位址> --to <資料夾>。',
    });
  }
  if (target === undefined || rest.length > 0) {
    throw new UsageError({
      en: `Give one thing: countersign ${name} <address or file>.`,
      'zh-TW': `請指定一個對象：countersign ${name} <位址或檔案>。`,
    });
  }
  return { name, target, options: given, json, language };
}
