import type { Schedule } from '../content/schedule-content.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { DataField, DataTable } from './data-fault.js';
import type { Dated } from './odd-dates.js';

/** All instants of one field; `field` is null where they are looked at for their offsets only. */
interface DatedField {
  table: DataTable;
  field: DataField | null;
  dates: Dated[];
}

/** The instants of a production schedule by the field they stand in; there is at least one. */
export function datedFields({ start, jobs, materials = [], assignments }: Schedule): DatedField[] {
  const ofJobs = (field: 'dueAt' | 'releaseAt'): Dated[] =>
    jobs.flatMap((job, at) => {
      const value = job[field];
      if (value === undefined) return [];
      const operations = job.operations.map(({ id }) => id);
      return [{ name: job.id, value, pointer: contentPointer('schedule', 'jobs', at, field), operations }];
    });
  return [
    { table: 'jobs', field: 'dueAt', dates: ofJobs('dueAt') },
    { table: 'jobs', field: 'releaseAt', dates: ofJobs('releaseAt') },
    {
      table: 'arrivals',
      field: 'arrivalAt',
      dates: materials.flatMap(({ id, arrivals = [] }, at) =>
        arrivals.map(({ at: value }, nth) => ({
          name: id,
          value,
          pointer: contentPointer('schedule', 'materials', at, 'arrivals', nth, 'at'),
          operations: [],
        })),
      ),
    },
    {
      table: 'assignments',
      field: null,
      dates: [
        { name: '', value: start, pointer: contentPointer('schedule', 'start'), operations: [] },
        ...assignments.flatMap((it, at) =>
          (['start', 'end'] as const).map((edge) => ({
            name: it.operation,
            value: it[edge],
            pointer: contentPointer('schedule', 'assignments', at, edge),
            operations: [it.operation],
          })),
        ),
      ],
    },
  ];
}
