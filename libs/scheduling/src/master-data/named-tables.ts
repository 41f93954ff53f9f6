import type { Schedule } from '../content/schedule-content.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { NamedTable } from './named-table.js';

/** Every list of named records of a production schedule. What uses a machine or a material is not what is doubtful about its name. */
export function namedTables(schedule: Schedule): NamedTable[] {
  const table = (name: 'calendars' | 'machines' | 'people' | 'materials' | 'tools' | 'customers'): NamedTable => ({
    table: name,
    records: (schedule[name] ?? []).map(({ id }, at) => ({
      id,
      pointer: contentPointer('schedule', name, at, 'id'),
      operations: [],
    })),
  });
  return [
    table('calendars'),
    table('tools'),
    table('customers'),
    table('machines'),
    table('people'),
    table('materials'),
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
