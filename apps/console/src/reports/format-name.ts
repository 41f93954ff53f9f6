import { reportsText } from './messages.js';

const isKey = (key: string): key is keyof typeof reportsText => Object.hasOwn(reportsText, key);

/** The name of a report format in words; formats that this console does not know keep theirs. */
export function formatName(format: string, text: (key: keyof typeof reportsText) => string): string {
  const key = `format.${format}`;
  return isKey(key) ? text(key) : format;
}

const short: Readonly<Record<string, string>> = { jsonl: 'JSON Lines', bundle: 'ZIP' };

/** The name of a report format where there is little room. */
export const shortFormatName = (format: string): string => short[format] ?? format.toUpperCase();
