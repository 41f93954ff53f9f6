import { excerptOf } from '@countersign/contracts';
import { contentFault, type Faults } from '../fault.js';
import type { TableRow } from '../grid/table-rows.js';
import type { TableDefinition } from '../tables/table-definition.js';

const withoutZeros = (id: string): string => id.replace(/^0+(?=\d)/, '');

interface Names {
  all: ReadonlySet<string>;
  /** By the name without leading zeros. */
  bare: ReadonlyMap<string, string>;
}

function namesOf(rows: readonly TableRow[]): Names {
  const ids = rows.map(({ values }) => values.get('id'));
  const all = new Set(ids.filter((id) => typeof id === 'string'));
  return { all, bare: new Map([...all].map((id) => [withoutZeros(id), id])) };
}

/** The names in a cell: itself, the items of a list, or the first parts of pairs. */
function namesIn(value: unknown, key: string | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const name =
      typeof item === 'object' && item !== null && key !== undefined ? (item as Record<string, unknown>)[key] : item;
    return typeof name === 'string' ? [name] : [];
  });
}

/** Faults for names that only leading zeros keep from being declared: spreadsheets drop them from numbers. */
export function tellLostZeros(
  tables: readonly { table: TableDefinition; rows: readonly TableRow[] }[],
  faults: Faults,
): void {
  const declared = new Map(tables.map(({ table, rows }) => [table.name, namesOf(rows)]));
  for (const { table, rows } of tables) {
    for (const { field, names, type } of table.columns) {
      const known = names === undefined ? undefined : declared.get(names);
      if (!known) continue;
      const key = type.kind === 'pairs' ? type.keys[0] : undefined;
      for (const row of rows) {
        for (const name of namesIn(row.values.get(field), key)) {
          const meant = known.all.has(name) ? undefined : known.bare.get(withoutZeros(name));
          if (meant === undefined) continue;
          const [is, should] = [excerptOf(name), excerptOf(meant)];
          const en = `"${is}" is not declared, "${should}" is: the leading zeros differ; format the column as text and write "${should}" in both places`;
          const zh = `沒有「${is}」，但有「${should}」：前導零不同；請將欄位格式設為文字，並於兩處一致填寫`;
          faults.add(row.place(field), contentFault('leading-zeros', en, zh));
        }
      }
    }
  }
}
