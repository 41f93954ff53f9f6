import type { Schedule } from '../content/schedule-content.js';
import { contentPointer } from '../model/undeclared-names.js';
import type { ContradictingRecords, DataTable, RepeatedRecord } from './data-fault.js';

/** A record as a key of what it is about and the value it gives. */
interface Statement {
  about: string;
  name: string;
  /** What it says, null where being there is all it says. */
  value: number | null;
  pointer: string;
  operations: string[];
}

/** Records that are there twice, or that contradict each other. */
export function* repeatedRecords(schedule: Schedule): Generator<RepeatedRecord | ContradictingRecords> {
  const { changeovers = [], materials = [], jobs } = schedule;
  yield* saidTwice(
    'changeovers',
    changeovers.map(({ machine, from, to, minutes }, at) => ({
      about: JSON.stringify([machine, from, to]),
      name: `${machine}: ${from} → ${to}`,
      value: minutes,
      pointer: contentPointer('schedule', 'changeovers', at),
      operations: [],
    })),
  );
  yield* saidTwice(
    'arrivals',
    materials.flatMap(({ id, arrivals = [] }, at) =>
      arrivals.map(({ at: when, quantity }, nth) => ({
        about: JSON.stringify([id, Date.parse(when), quantity]),
        name: id,
        value: null,
        pointer: contentPointer('schedule', 'materials', at, 'arrivals', nth),
        operations: [],
      })),
    ),
  );
  yield* saidTwice('operations', eligibleStatements(jobs));
  yield* saidTwice('jobs', orderStatements(jobs));
}

/** All groups of statements on the same thing: repeated where they say the same, contradicting where not. */
export function* saidTwice(
  table: DataTable,
  statements: readonly Statement[],
): Generator<RepeatedRecord | ContradictingRecords> {
  for (const same of Map.groupBy(statements, ({ about }) => about).values()) {
    if (same.length < 2) continue;
    const names = [...new Set(same.map(({ name }) => name))];
    const pointers = same.map(({ pointer }) => pointer);
    const operations = [...new Set(same.flatMap((it) => it.operations))];
    const values = [...new Set(same.flatMap(({ value }) => (value === null ? [] : [value])))];
    if (values.length > 1) yield { kind: 'contradicting-records', table, names, values, pointers, operations };
    else yield { kind: 'repeated-record', table, names, pointers, operations };
  }
}

function eligibleStatements(jobs: Schedule['jobs']): Statement[] {
  return jobs.flatMap(({ operations }, at) =>
    operations.flatMap(({ id, eligible }, nth) =>
      eligible.map(({ machine, minutes }, choice) => ({
        about: JSON.stringify([id, machine]),
        name: `${id}: ${machine}`,
        value: minutes,
        pointer: contentPointer('schedule', 'jobs', at, 'operations', nth, 'eligible', choice),
        operations: [id],
      })),
    ),
  );
}

/** Orders that differ in their names alone. Only those with customer, due date and quantity: without, many are alike for good reason. */
function orderStatements(jobs: Schedule['jobs']): Statement[] {
  return jobs.flatMap((job, at) => {
    const { id, operations, ...order } = job;
    if (order.customer === undefined || order.dueAt === undefined || order.quantity === undefined) return [];
    const place = new Map(operations.map((operation, nth) => [operation.id, nth]));
    const steps = operations.map(({ after = [], ...step }) => ({
      ...step,
      id: null,
      after: after.map((name) => place.get(name) ?? name),
    }));
    const about = JSON.stringify([Object.entries(order).sort(([a], [b]) => (a < b ? -1 : 1)), steps]);
    const of = operations.map((operation) => operation.id);
    return [{ about, name: id, value: null, pointer: contentPointer('schedule', 'jobs', at), operations: of }];
  });
}
