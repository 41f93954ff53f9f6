import type { Language, LocalizedText } from '@countersign/contracts';

/** What a cell may hold. An instant is RFC 3339 text in UTC; each format writes it in its own way. */
export type CellValue = string | number | boolean | null;

/** A column of a report's table, the same in every tabular format. */
export interface Column<T> {
  heading: LocalizedText;
  kind: 'text' | 'number' | 'boolean' | 'instant';
  /** Width in characters, for formats that have widths. */
  width: number;
  value(item: T): CellValue;
  /** Codes in words, for formats that people read; others keep the code. */
  words?: Readonly<Record<string, LocalizedText>>;
}

type Rest<T> = Partial<Pick<Column<T>, 'kind' | 'width' | 'words'>>;

/** A column; text of 16 characters where nothing else is said. */
export function column<T>(
  en: string,
  zhTW: string,
  value: (item: T) => CellValue,
  { kind = 'text', width = 16, words }: Rest<T> = {},
): Column<T> {
  return { heading: { en, 'zh-TW': zhTW }, kind, width, value, ...(words ? { words } : {}) };
}

/** The value in words where it is a code that has some. */
export function inWords<T>({ value, words }: Column<T>, item: T, language: Language): CellValue {
  const plain = value(item);
  return typeof plain === 'string' && words && Object.hasOwn(words, plain)
    ? (words[plain]?.[language] ?? plain)
    : plain;
}

/** Several values in one cell. */
export const joined = (values: readonly string[]): string => values.join('; ');
