import type { DataField, DataTable, UnitSuspect } from './data-fault.js';
import { isolatedValues, type Isolated } from './isolated-values.js';

/** One value of a field, with what it is about. */
export interface Measured {
  /** Names of the groups whose values it is compared with, the most alike first. */
  groups: readonly string[];
  name: string;
  value: number;
  /** How much of it there is: a value that is only great because this is, is not suspect. 1 where it depends on nothing. */
  size: number;
  pointer: string;
  operations: string[];
}

/** Fewest values with which one can be compared. */
const fewest = 10;

/** Of one field, the values that do not fit the others of the first of their groups that is large enough, neither as they are nor by size. */
export function* unitSuspects(table: DataTable, field: DataField, values: readonly Measured[]): Generator<UnitSuspect> {
  const judged = new Set<Measured>();
  const levels = values.reduce((most, { groups }) => Math.max(most, groups.length), 0);
  for (let level = 0; level < levels; level += 1) {
    const groups = [...Map.groupBy(values, ({ groups }) => groups[level]).values()].filter((it) => it.length >= fewest);
    for (const group of groups) {
      const fresh = group.some((it) => !judged.has(it));
      if (!fresh) continue;
      for (const { index, typical, among } of isolatedEitherWay(group)) {
        const it = group[index];
        if (it === undefined || judged.has(it)) continue;
        const { name, value, pointer, operations } = it;
        const mixed = mixedUnits(value / typical, field);
        const of = { table, field, name, value, typical, among, mixed, operations };
        yield { kind: 'unit-suspect', ...of, pointers: [pointer] };
      }
    }
    for (const group of groups) for (const it of group) judged.add(it);
  }
}

/** Set apart as they are and for their size, on the same side. */
function isolatedEitherWay(group: readonly Measured[]): Isolated[] {
  const plain = isolatedValues(group.map(({ value }) => value));
  if (plain.length === 0 || group.every(({ size }) => size === 1)) return plain;
  const bySize = new Map(isolatedValues(group.map(({ value, size }) => value / size)).map((it) => [it.index, it]));
  return plain.filter(({ index, typical }) => {
    const [it, other] = [group[index], bySize.get(index)];
    if (it === undefined || other === undefined) return false;
    return it.value > typical === it.value / it.size > other.typical;
  });
}

const times: ReadonlySet<DataField> = new Set(['minutes', 'changeoverMinutes']);

function mixedUnits(ratio: number, field: DataField): UnitSuspect['mixed'] {
  const size = Math.max(ratio, 1 / ratio);
  const near = (factor: number) => size > factor / 2.5 && size < factor * 2.5;
  if (times.has(field)) return near(60) ? (ratio > 1 ? 'minutes-seconds' : 'minutes-hours') : null;
  return near(1000) ? 'thousandfold' : near(100) ? 'hundredfold' : null;
}
