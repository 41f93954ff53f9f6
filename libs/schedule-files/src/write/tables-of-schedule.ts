import type { Roster, Schedule } from '@countersign/scheduling';
import { productionTables } from '../tables/production-tables.js';
import { rosterTables } from '../tables/roster-tables.js';
import type { TableSet } from '../tables/table-definition.js';
import { rowOf, type TableValues, type ValueRow } from './table-values.js';

type Job = Schedule['jobs'][number];
type Calendar = NonNullable<Schedule['calendars']>[number];

/** Makes rows of items by the columns of a table. */
function rowsIn({ tables }: TableSet) {
  return (name: string, items: readonly unknown[], more: (index: number) => ValueRow = () => ({})): ValueRow[] => {
    const table = tables.find((it) => it.name === name);
    return table ? items.map((item, index) => rowOf(item, table, more(index))) : [];
  };
}

function calendarRows({ id: calendar, shifts, exceptions = [] }: Calendar): ValueRow[] {
  const rows: ValueRow[] = [
    ...shifts.map((shift) => ({ calendar, ...shift })),
    ...exceptions.flatMap(({ date, open }): ValueRow[] =>
      open.length === 0 ? [{ calendar, date }] : open.map((window) => ({ calendar, date, ...window })),
    ),
  ];
  return rows.length === 0 ? [{ calendar }] : rows;
}

/** A row for every machine of every operation; what is not of the machine stands in the first. */
function operationRows(job: Job, rows: ReturnType<typeof rowsIn>): ValueRow[] {
  return job.operations.flatMap(({ eligible, ...operation }) =>
    eligible.map((machine, index): ValueRow => {
      const [first = {}] = index === 0 ? rows('operations', [operation]) : [];
      return { ...first, job: job.id, id: operation.id, ...machine };
    }),
  );
}

const claimRows = (claims: object | undefined): ValueRow[] =>
  Object.entries(claims ?? {}).flatMap(([figure, value]: [string, unknown]): ValueRow[] => {
    if (figure === 'promises' || value === undefined) return [];
    if (typeof value !== 'object' || value === null) return [{ figure, value }];
    return Object.entries(value).map(([of, each]: [string, unknown]) => ({ figure, of, value: each }));
  });

/** The tables that hold a production schedule: read again they give the same content. */
export function tablesOfSchedule(schedule: Schedule): TableValues {
  const rows = rowsIn(productionTables);
  const { calendars = [], materials = [], claims, jobs } = schedule;
  return new Map<string, readonly ValueRow[]>([
    ['settings', rows('settings', [schedule])],
    ['calendars', calendars.flatMap(calendarRows)],
    ['machines', rows('machines', schedule.machines)],
    ['people', rows('people', schedule.people ?? [])],
    ['tools', rows('tools', schedule.tools ?? [])],
    ['materials', rows('materials', materials)],
    [
      'arrivals',
      materials.flatMap(({ id: material, arrivals = [] }) => arrivals.map((arrival) => ({ material, ...arrival }))),
    ],
    ['changeovers', rows('changeovers', schedule.changeovers ?? [])],
    ['customers', rows('customers', schedule.customers ?? [])],
    ['orders', rows('orders', jobs)],
    ['operations', jobs.flatMap((job) => operationRows(job, rows))],
    ['assignments', rows('assignments', schedule.assignments)],
    ['frozen', rows('frozen', schedule.frozen?.assignments ?? [])],
    ['claims', claimRows(claims)],
    ['promises', Object.entries(claims?.promises ?? {}).map(([job, at]) => ({ job, at }))],
    ['reasons', rows('reasons', schedule.reasons ?? [])],
  ]);
}

/** The tables that hold a roster. */
export function tablesOfRoster(roster: Roster): TableValues {
  const rows = rowsIn(rosterTables);
  return new Map<string, readonly ValueRow[]>([
    ['settings', rows('settings', [roster])],
    ['people', rows('people', roster.people)],
    ['shifts', rows('shifts', roster.shifts)],
    ['assignments', rows('assignments', roster.assignments)],
    ['requests', rows('requests', roster.requests ?? [])],
    ['claims', claimRows(roster.claims)],
    ['reasons', rows('reasons', roster.reasons ?? [])],
  ]);
}
