import type { DataFault, NearDuplicate, OddFormat, UntidyName } from './data-fault.js';
import { foldedName, invisible, nameForm } from '../model/folded-name.js';
import type { NamedTable } from './named-table.js';

/** Fewest records, and the greatest share of odd ones among them, for a form to be called odd. */
const fewest = 20;
const oddShare = 0.05;

/** Names that are easily misread, of another form than the rest, or nearly the same as another. */
export function* nameFaults(tables: readonly NamedTable[]): Generator<DataFault> {
  for (const table of tables) {
    yield* untidyNames(table);
    yield* nearDuplicates(table);
    yield* oddFormats(table);
  }
}

function problemOf(name: string): UntidyName['problem'] | null {
  if (invisible.test(name)) return 'invisible';
  if (name !== name.trim() || / {2}|\t/.test(name)) return 'spaces';
  return /[\uff01-\uff5e\u3000]/.test(name) ? 'full-width' : null;
}

function* untidyNames({ table, records }: NamedTable): Generator<UntidyName> {
  for (const { id, pointer, operations } of records) {
    const problem = problemOf(id);
    if (problem !== null) yield { kind: 'untidy-name', table, name: id, problem, pointers: [pointer], operations };
  }
}

/** Separators between numbers tell names apart (`J1-10` and `J11-0`), so those must stay the same for names with several. */
function heardAs(id: string): string {
  const numbers = id.normalize('NFKC').match(/\d+/g) ?? [];
  // Of signs alone nothing is left: those are told apart by themselves.
  return `${foldedName(id) || id} ${numbers.length > 1 ? numbers.map(Number).join('-') : ''}`;
}

function* nearDuplicates({ table, records }: NamedTable): Generator<NearDuplicate> {
  const heard = new Map<string, (typeof records)[number]>();
  for (const record of records) {
    const name = heardAs(record.id);
    const first = heard.get(name);
    if (first === undefined) {
      heard.set(name, record);
      continue;
    }
    yield {
      kind: 'near-duplicate',
      table,
      names: [first.id, record.id],
      pointers: [first.pointer, record.pointer],
      operations: [...first.operations, ...record.operations],
    };
  }
}

function* oddFormats({ table, records }: NamedTable): Generator<OddFormat> {
  if (records.length < fewest) return;
  const forms = [...Map.groupBy(records, ({ id }) => nameForm(id)).values()].sort((a, b) => b.length - a.length);
  const [usual = [], ...others] = forms;
  const odd = others.flat();
  // Several common forms are a habit, not a slip.
  if (odd.length === 0 || odd.length > oddShare * records.length) return;
  yield {
    kind: 'odd-format',
    table,
    names: odd.map(({ id }) => id),
    usual: usual[0]?.id ?? '',
    usualCount: usual.length,
    pointers: odd.map(({ pointer }) => pointer),
    operations: odd.flatMap(({ operations }) => operations),
  };
}
