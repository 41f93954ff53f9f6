import type { Schedule } from '../content/schedule-content.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { DataFault, EmptyCalendar, MissingSkill } from './data-fault.js';
import { missingFields, type FieldPresence } from './missing-fields.js';
import { operationsBy } from './operations-by.js';

/** Fields that nearly all records have and some lack, skills that nobody has, and calendars that never open. */
export function* missingRecords(schedule: Schedule): Generator<DataFault> {
  const { jobs, people = [], machines } = schedule;
  const order = (has: (job: Schedule['jobs'][number]) => boolean) =>
    jobs.map((job, at): FieldPresence => ({
      name: job.id,
      has: has(job),
      pointer: contentPointer('schedule', 'jobs', at),
      operations: job.operations.map(({ id }) => id),
    }));
  yield* missingFields(
    'jobs',
    'dueAt',
    order(({ dueAt }) => dueAt !== undefined),
  );
  yield* missingFields(
    'jobs',
    'customer',
    order(({ customer }) => customer !== undefined),
  );
  yield* missingFields(
    'jobs',
    'quantity',
    order(({ quantity }) => quantity !== undefined),
  );
  const operations = jobs.flatMap((job, at) =>
    job.operations.map(({ id, family }, nth): FieldPresence => ({
      name: id,
      has: family !== undefined,
      pointer: contentPointer('schedule', 'jobs', at, 'operations', nth),
      operations: [id],
    })),
  );
  yield* missingFields('operations', 'family', operations);
  const listed = (table: 'machines' | 'people', list: readonly { id: string; calendar?: string | undefined }[]) =>
    missingFields(
      table,
      'calendar',
      list.map(({ id, calendar }, at) => ({
        name: id,
        has: calendar !== undefined,
        pointer: contentPointer('schedule', table, at),
        operations: [],
      })),
    );
  yield* listed('machines', machines);
  yield* listed('people', people);
  yield* missingFields(
    'people',
    'skills',
    people.map(({ id, skills = [] }, at) => ({
      name: id,
      has: skills.length > 0,
      pointer: contentPointer('schedule', 'people', at),
      operations: [],
    })),
  );
  yield* missingSkills(schedule);
  yield* emptyCalendars(schedule);
}

function* missingSkills(schedule: Schedule): Generator<MissingSkill> {
  const there = new Set((schedule.people ?? []).flatMap(({ skills = [] }) => skills));
  for (const [skill, operations] of operationsBy(schedule, ({ skills = [] }) => skills)) {
    if (there.has(skill)) continue;
    yield {
      kind: 'missing-skill',
      table: 'people',
      skill,
      pointers: [contentPointer('schedule', 'people')],
      operations,
    };
  }
}

function* emptyCalendars({ calendars = [], machines, people = [] }: Schedule): Generator<EmptyCalendar> {
  const used = new Set([...machines, ...people].map(({ calendar }) => calendar));
  for (const [at, { id, shifts, exceptions = [] }] of calendars.entries()) {
    if (!used.has(id) || shifts.length > 0 || exceptions.some(({ open }) => open.length > 0)) continue;
    const pointers = [contentPointer('schedule', 'calendars', at)];
    yield { kind: 'empty-calendar', table: 'calendars', name: id, pointers, operations: [] };
  }
}
