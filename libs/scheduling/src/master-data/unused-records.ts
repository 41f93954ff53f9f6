import type { Schedule } from '../content/schedule-content.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { UnusedRecords } from './data-fault.js';
import { operationsBy } from './operations-by.js';

/** Machines, materials and calendars that nothing refers to. */
export function* unusedRecords(schedule: Schedule): Generator<UnusedRecords> {
  const { machines, materials = [], calendars = [], people = [], tools = [] } = schedule;
  const eligible = operationsBy(schedule, (it) => it.eligible.map(({ machine }) => machine));
  const needed = operationsBy(schedule, ({ materials: needs = [] }) => needs.map(({ material }) => material));
  const kept = new Set([...machines, ...people].map(({ calendar }) => calendar));
  const held = operationsBy(schedule, ({ tools: needs = [] }) => needs.map(({ tool }) => tool));
  const lists = [
    { table: 'machines', list: machines, used: (id: string) => eligible.has(id) },
    { table: 'materials', list: materials, used: (id: string) => needed.has(id) },
    { table: 'tools', list: tools, used: (id: string) => held.has(id) },
    { table: 'calendars', list: calendars, used: (id: string) => kept.has(id) },
  ] as const;
  for (const { table, list, used } of lists) {
    const idle = [...list.entries()].filter(([, { id }]) => !used(id));
    if (idle.length === 0) continue;
    const pointers = idle.map(([at]) => contentPointer('schedule', table, at));
    yield { kind: 'unused-records', table, names: idle.map(([, { id }]) => id), pointers, operations: [] };
  }
}
