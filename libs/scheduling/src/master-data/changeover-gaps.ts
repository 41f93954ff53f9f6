import type { Machine, ScheduleModel } from '../model/schedule-model.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { MissingChangeover } from './data-fault.js';

/** A matrix with at least this many of its pairs is meant to be whole. */
const wholeShare = 0.8;

/** Pairs of families that a matrix leaves out, of machines that name most pairs of at least three families. */
export function* changeoverGaps(model: ScheduleModel): Generator<MissingChangeover> {
  const { changeovers = [] } = model.source;
  const rows = Map.groupBy(
    changeovers.map((it, at) => ({ ...it, at })),
    ({ machine }) => machine,
  );
  for (const machine of model.machines.values()) {
    const own = rows.get(machine.id) ?? [];
    const families = [...new Set(own.flatMap(({ from, to }) => [from, to]))];
    const known = new Set(own.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from}\n${to}`));
    const pairs = families.length * (families.length - 1);
    if (families.length < 3 || known.size === pairs || known.size < wholeShare * pairs) continue;
    const used = changesOver(machine);
    const pointers = [contentPointer('schedule', 'changeovers', own[0]?.at ?? 0)];
    for (const from of families) {
      for (const to of families) {
        if (from === to || known.has(`${from}\n${to}`)) continue;
        const operations = used.get(`${from}\n${to}`) ?? [];
        const of = { table: 'changeovers' as const, machine: machine.id, from, to, used: operations.length > 0 };
        yield { kind: 'missing-changeover', ...of, pointers, operations };
      }
    }
  }
}

/** The pairs of operations between which a machine changes over, by their families. */
function changesOver({ queue }: Machine): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let before: { id: string; family: string } | null = null;
  for (const { operation } of queue) {
    const { id, family } = operation;
    if (family === null) continue;
    if (before !== null && before.family !== family) {
      const key = `${before.family}\n${family}`;
      found.set(key, [...(found.get(key) ?? []), before.id, id]);
    }
    before = { id, family };
  }
  return found;
}
