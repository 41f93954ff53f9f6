import type { Schedule } from '../content/schedule-content.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { DataField, DataTable } from './data-fault.js';
import type { Measured } from './unit-suspects.js';

/** The values of one field of a list. */
interface MeasuredField {
  table: DataTable;
  field: DataField;
  values: Measured[];
}

/** The numbers of a production schedule whose unit can be mixed up. */
export function measuredValues({ jobs, changeovers = [], materials = [] }: Schedule): MeasuredField[] {
  return [
    { table: 'operations', field: 'minutes', values: minutesOf(jobs) },
    { table: 'operations', field: 'materialQuantity', values: materialsOf(jobs) },
    { table: 'jobs', field: 'jobQuantity', values: quantitiesOf(jobs) },
    {
      table: 'changeovers',
      field: 'changeoverMinutes',
      values: changeovers.map(({ machine, from, to, minutes }, at) => ({
        groups: [machine, ''],
        name: `${machine}: ${from} → ${to}`,
        value: minutes,
        size: 1,
        pointer: contentPointer('schedule', 'changeovers', at, 'minutes'),
        operations: [],
      })),
    },
    {
      table: 'arrivals',
      field: 'arrivalQuantity',
      values: materials.flatMap(({ id, arrivals = [] }, at) =>
        arrivals.map(({ quantity }, nth) => ({
          groups: [id],
          name: id,
          value: quantity,
          size: 1,
          pointer: contentPointer('schedule', 'materials', at, 'arrivals', nth, 'quantity'),
          operations: [],
        })),
      ),
    },
  ];
}

const piecesOf = ({ quantity = 1 }: Schedule['jobs'][number]) => (quantity > 0 ? quantity : 1);

function minutesOf(jobs: Schedule['jobs']): Measured[] {
  return jobs.flatMap((job, at) =>
    job.operations.flatMap(({ id, eligible, family }, nth) =>
      eligible.map(({ machine, minutes }, choice) => ({
        groups: [`${machine} ${family ?? ''}`, machine, ''],
        name: id,
        value: minutes,
        size: piecesOf(job),
        pointer: contentPointer('schedule', 'jobs', at, 'operations', nth, 'eligible', choice, 'minutes'),
        operations: [id],
      })),
    ),
  );
}

function materialsOf(jobs: Schedule['jobs']): Measured[] {
  return jobs.flatMap((job, at) =>
    job.operations.flatMap(({ id, materials = [] }, nth) =>
      materials.map(({ material, quantity }, index) => ({
        groups: [material],
        name: `${id}: ${material}`,
        value: quantity,
        size: piecesOf(job),
        pointer: contentPointer('schedule', 'jobs', at, 'operations', nth, 'materials', index, 'quantity'),
        operations: [id],
      })),
    ),
  );
}

function quantitiesOf(jobs: Schedule['jobs']): Measured[] {
  return jobs.flatMap(({ id, quantity, operations }, at) => {
    if (quantity === undefined) return [];
    const pointer = contentPointer('schedule', 'jobs', at, 'quantity');
    const of = operations.map((operation) => operation.id);
    return [{ groups: [''], name: id, value: quantity, size: 1, pointer, operations: of }];
  });
}
