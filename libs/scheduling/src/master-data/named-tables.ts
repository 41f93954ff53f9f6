import type { Schedule } from '../content/schedule-content.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { NamedTable } from './named-table.js';
import { operationsBy } from './operations-by.js';

/** Every list of named records of a production schedule. */
export function namedTables(schedule: Schedule): NamedTable[] {
  const byMachine = operationsBy(schedule, ({ eligible }) => eligible.map(({ machine }) => machine));
  const byMaterial = operationsBy(schedule, ({ materials = [] }) => materials.map(({ material }) => material));
  const table = (
    name: 'calendars' | 'machines' | 'people' | 'materials' | 'tools' | 'customers',
    of: ReadonlyMap<string, string[]> = new Map(),
  ): NamedTable => ({
    table: name,
    records: (schedule[name] ?? []).map(({ id }, at) => ({
      id,
      pointer: contentPointer('schedule', name, at, 'id'),
      operations: of.get(id)?.slice(0, 20) ?? [],
    })),
  });
  const byTool = operationsBy(schedule, ({ tools = [] }) => tools.map(({ tool }) => tool));
  return [
    table('calendars'),
    table('tools', byTool),
    table('customers'),
    table('machines', byMachine),
    table('people'),
    table('materials', byMaterial),
    {
      table: 'jobs',
      records: schedule.jobs.map(({ id, operations }, at) => ({
        id,
        pointer: contentPointer('schedule', 'jobs', at, 'id'),
        operations: operations.map((operation) => operation.id),
      })),
    },
    {
      table: 'operations',
      records: schedule.jobs.flatMap(({ operations }, at) =>
        operations.map(({ id }, nth) => ({
          id,
          pointer: contentPointer('schedule', 'jobs', at, 'operations', nth, 'id'),
          operations: [id],
        })),
      ),
    },
  ];
}
