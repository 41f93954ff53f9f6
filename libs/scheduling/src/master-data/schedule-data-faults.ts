import type { Schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { contentPointer } from '../model/undeclared-names.js';
import { ZoneClock } from '../time/zone-clock.js';
import { changeoverGaps } from './changeover-gaps.js';
import type { DataFault, ReversedDates } from './data-fault.js';
import { datedFields } from './dated-fields.js';
import { measuredValues } from './measured-values.js';
import { missingRecords } from './missing-records.js';
import { mixedOffsets } from './mixed-offsets.js';
import { nameFaults } from './name-faults.js';
import { namedTables } from './named-tables.js';
import { oddDates } from './odd-dates.js';
import { repeatedRecords } from './repeated-records.js';
import { unitSuspects } from './unit-suspects.js';
import { unusedRecords } from './unused-records.js';

/**
 * What is doubtful about the master data of a production schedule: forms, near-duplicates, repeated and contradicting records,
 * units, missing records, dates. Nothing here depends on how well it was planned; every fault names records.
 */
export function scheduleDataFaults(schedule: Schedule): DataFault[] {
  const dated = datedFields(schedule);
  const instants = dated.flatMap(({ dates }) => dates.map(({ value }) => Date.parse(value)));
  const [from, to] = instants.reduce(([a, b], it) => [Math.min(a, it), Math.max(b, it)], [Infinity, -Infinity]);
  const clock = new ZoneClock(schedule.timeZone, from, to);
  return [
    ...nameFaults(namedTables(schedule)),
    ...repeatedRecords(schedule),
    ...measuredValues(schedule).flatMap(({ table, field, values }) => [...unitSuspects(table, field, values)]),
    ...missingRecords(schedule),
    ...changeoverGaps(buildScheduleModel(schedule)),
    ...reversedDates(schedule),
    ...dated.flatMap(({ table, field, dates }) => [
      ...(field === null ? [] : oddDates(table, field, dates, clock)),
      ...mixedOffsets(table, dates, clock),
    ]),
    ...unusedRecords(schedule),
  ];
}

function* reversedDates({ jobs }: Schedule): Generator<ReversedDates> {
  for (const [at, { id, releaseAt, dueAt, operations }] of jobs.entries()) {
    if (releaseAt === undefined || dueAt === undefined || Date.parse(releaseAt) < Date.parse(dueAt)) continue;
    const pointers = [
      contentPointer('schedule', 'jobs', at, 'releaseAt'),
      contentPointer('schedule', 'jobs', at, 'dueAt'),
    ];
    const of = operations.map((operation) => operation.id);
    yield {
      kind: 'reversed-dates',
      table: 'jobs',
      name: id,
      earlier: dueAt,
      later: releaseAt,
      pointers,
      operations: of,
    };
  }
}
