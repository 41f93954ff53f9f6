import type { LocalizedText, ScheduleKind } from '@countersign/contracts';

/** One of a closed list of codes, written as the code or in words. */
export type Choices = Readonly<Record<string, LocalizedText>>;

/** How the text or number in a cell becomes a value; `pairs` is a list of `name=value`, or of names alone where values are optional. */
export type CellType =
  | {
      kind:
        'id' | 'text' | 'number' | 'minutes' | 'instant' | 'date' | 'opening' | 'closing' | 'days' | 'list' | 'flag';
    }
  | { kind: 'choice'; choices: Choices }
  | {
      kind: 'pairs';
      keys: readonly [name: string, value: string];
      value: 'number' | 'minutes' | 'text';
      optional?: boolean;
    };

/** A column: where its value goes, how people call it, and what belongs into it. */
export interface ColumnDefinition {
  /** The name on the wire, with dots for what is nested. */
  field: string;
  heading: LocalizedText;
  /** Other headings that are understood; `field` always is. */
  also: readonly string[];
  type: CellType;
  required: boolean;
  help: LocalizedText;
  /** The table whose ids it names. */
  names?: string;
}

/** A table of a schedule file: a sheet of a workbook or a CSV file. */
export interface TableDefinition {
  name: string;
  heading: LocalizedText;
  also: readonly string[];
  required: boolean;
  /** `down`: names in the first column and values in the second, instead of a row of headings. */
  layout: 'across' | 'down';
  help: LocalizedText;
  columns: readonly ColumnDefinition[];
}

/** All tables of a kind of schedule. */
export interface TableSet {
  kind: ScheduleKind;
  tables: readonly TableDefinition[];
}

type Rest = Partial<Pick<ColumnDefinition, 'also' | 'required' | 'names'>>;

/** Headings in English and Traditional Chinese. */
type Words = readonly [en: string, zhTW: string];

/** A column definition in few words. */
export function columnOf(
  field: string,
  [en, zhTW]: Words,
  type: CellType | Exclude<CellType['kind'], 'choice' | 'pairs'>,
  [helpEn, helpZh]: Words,
  { also = [], required = false, ...rest }: Rest = {},
): ColumnDefinition {
  return {
    field,
    heading: { en, 'zh-TW': zhTW },
    also,
    type: typeof type === 'string' ? { kind: type } : type,
    required,
    help: { en: helpEn, 'zh-TW': helpZh },
    ...rest,
  };
}

interface TableRest {
  also?: readonly string[];
  required?: boolean;
  layout?: 'across' | 'down';
}

/** A table definition in few words. */
export function tableOf(
  name: string,
  [en, zhTW]: Words,
  [helpEn, helpZh]: Words,
  columns: readonly ColumnDefinition[],
  { also = [], required = false, layout = 'across' }: TableRest = {},
): TableDefinition {
  return {
    name,
    heading: { en, 'zh-TW': zhTW },
    also,
    required,
    layout,
    help: { en: helpEn, 'zh-TW': helpZh },
    columns,
  };
}
