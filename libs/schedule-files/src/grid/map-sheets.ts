import type { ScheduleKind, ScheduleMapping } from '@countersign/contracts';
import { folded } from '../cells/folded-words.js';
import type { TableDefinition } from '../tables/table-definition.js';
import { tableNamed, tableSets } from '../tables/table-sets.js';
import { guessColumns, headingRowOf, headingsOf, namesDown, type Heading } from './sheet-headings.js';
import type { SheetSource } from './sheet-source.js';

/** How a sheet is read. */
export interface MappedSheet {
  sheet: SheetSource;
  table: TableDefinition | null;
  headings: Heading[];
  /** Index of the row of headings; -1 where names stand in the first column. */
  headingRow: number;
  /** Field of each heading, null for what is left aside. */
  columns: Map<string, string | null>;
}

const baseName = (name: string): string => name.replace(/\.(csv|txt|tsv)$/i, '');

function namedTable(sheet: SheetSource, kind: ScheduleKind): TableDefinition | null {
  const name = folded(baseName(sheet.name));
  const fits = (words: readonly string[]) => words.some((it) => folded(it) === name);
  const { tables } = tableSets[kind];
  return (
    tables.find((it) => fits([it.name, it.heading.en, it.heading['zh-TW']])) ??
    tables.find((it) => fits(it.also)) ??
    null
  );
}

function headingsFor(sheet: SheetSource, table: TableDefinition | null, wanted: readonly string[] = []) {
  const headingRow = headingRowOf(sheet, table, wanted);
  const across = { headings: headingsOf(sheet.rows[headingRow]), headingRow };
  if (table?.layout !== 'down') return across;
  // Settings that somebody wrote as a row of headings and a row of values.
  const down = { headings: namesDown(sheet), headingRow: -1 };
  const explained = ({ headings }: typeof across) => meant(guessColumns(headings, table));
  return explained(across) > explained(down) ? across : down;
}

const meant = (columns: ReadonlyMap<string, string | null>): number =>
  [...columns.values()].filter((field) => field !== null).length;

/** The table whose every required column the headings name, and most of all columns. */
function tableByHeadings(sheet: SheetSource, kind: ScheduleKind): TableDefinition | null {
  let [best, most]: [TableDefinition | null, number] = [null, 1];
  for (const table of tableSets[kind].tables) {
    const columns = guessColumns(headingsFor(sheet, table).headings, table);
    const fields = [...columns.values()];
    const whole = table.columns.every(({ required, field }) => !required || fields.includes(field));
    if (whole && meant(columns) > most) [best, most] = [table, meant(columns)];
  }
  return best;
}

function guessSheet(sheet: SheetSource, kind: ScheduleKind): MappedSheet {
  const table = namedTable(sheet, kind) ?? tableByHeadings(sheet, kind);
  const { headings, headingRow } = headingsFor(sheet, table);
  const columns = table
    ? guessColumns(headings, table)
    : new Map<string, string | null>(headings.map(({ text }) => [text, null]));
  return { sheet, table, headings, headingRow, columns };
}

/** How the tables of a file are found without anything said about them: the kind of schedule that explains more columns. */
export function guessSheets(sheets: readonly SheetSource[]): { kind: ScheduleKind; mapped: MappedSheet[] } {
  const [production, roster] = (['production', 'roster'] as const).map((kind) => {
    const mapped = sheets.map((sheet) => guessSheet(sheet, kind));
    return { kind, mapped, score: mapped.reduce((sum, { columns }) => sum + meant(columns), 0) };
  });
  const best = production && roster && roster.score > production.score ? roster : production;
  return best ?? { kind: 'production', mapped: [] };
}

type SheetMapping = ScheduleMapping['tables'][string];

/** What a mapping says of a sheet: by its name, or because no other has just these headings. */
function entryFor(sheet: SheetSource, mapping: ScheduleMapping): SheetMapping | undefined {
  const named = Object.hasOwn(mapping.tables, sheet.name) ? mapping.tables[sheet.name] : undefined;
  if (named) return named;
  const key = (headings: readonly string[]) => JSON.stringify([...headings].sort());
  const fits = Object.values(mapping.tables).filter((entry) => {
    const table = entry.table === null ? undefined : tableNamed(mapping.kind, entry.table);
    const { headings } = headingsFor(sheet, table ?? null, Object.keys(entry.columns));
    return key(headings.map(({ text }) => text)) === key(Object.keys(entry.columns));
  });
  return fits.length === 1 ? fits[0] : undefined;
}

/** How sheets are read by a mapping; what it does not speak of is guessed. Names of tables and fields that do not exist count as null. */
export function applyMapping(sheets: readonly SheetSource[], mapping: ScheduleMapping): MappedSheet[] {
  return sheets.map((sheet) => {
    const entry = entryFor(sheet, mapping);
    if (!entry) return guessSheet(sheet, mapping.kind);
    const table = entry.table === null ? null : (tableNamed(mapping.kind, entry.table) ?? null);
    const { headings, headingRow } = headingsFor(sheet, table, Object.keys(entry.columns));
    const fields = new Set(table?.columns.map(({ field }) => field) ?? []);
    const guessed = table ? guessColumns(headings, table) : new Map<string, string | null>();
    const taken = new Set<string>();
    const columns = new Map(
      headings.map(({ text }): [string, string | null] => {
        const told = Object.hasOwn(entry.columns, text);
        const field = (told ? entry.columns[text] : guessed.get(text)) ?? null;
        if (field === null || !fields.has(field) || taken.has(field)) return [text, null];
        taken.add(field);
        return [text, field];
      }),
    );
    return { sheet, table, headings, headingRow, columns };
  });
}

/** The mapping that sheets were read by, for the next time. */
export function mappingOf(kind: ScheduleKind, mapped: readonly MappedSheet[]): ScheduleMapping {
  return {
    kind,
    tables: Object.fromEntries(
      mapped.map(({ sheet, table, columns }) => [
        sheet.name,
        { table: table?.name ?? null, columns: Object.fromEntries(columns) },
      ]),
    ),
  };
}
