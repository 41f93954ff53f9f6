import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schedule } from '@countersign/scheduling';

/** A plan of the frePPLe engine with changeovers, as a schedule, and what the engine says of it. */
export interface EnginePlan {
  name: string;
  schedule: Schedule;
  /** Resources that the engine itself reports as overloaded. */
  overloads: number;
  /** Days of changeover that the engine put before each operation, by operation. */
  setups: ReadonlyMap<string, number>;
}

interface PlanRow {
  test: string;
  file: string;
  operations: [name: string, start: string, end: string, quantity: string][];
  resource_load: [resource: string, at: string, change: string, load: string][];
  problems: [kind: string, ...rest: string[]][];
}

const day = 86_400_000;
const instant = (local: string): number => Date.parse(`${local}Z`);
const text = (at: number): string => new Date(at).toISOString();
const tests = ['setup_1', 'setup_2', 'setup_3'];

/** The plans of the tests of changeover matrices; null where they are not there. */
export function readEnginePlans(data: string): EnginePlan[] | null {
  const folder = join(data, 'frepple_aps');
  if (!existsSync(join(folder, 'plans.jsonl'))) return null;
  const lines = readFileSync(join(folder, 'plans.jsonl'), 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as PlanRow);
  return rows
    .filter(({ test }) => tests.includes(test))
    .map((row) => planOf(row, readFileSync(join(folder, 'plans', `${row.test}.xml`), 'utf8')));
}

/** The colours of a matrix with the first rule that fits each pair: days from one to the other. */
function matrixOf(xml: string, colours: readonly string[]) {
  const rules = [...xml.matchAll(/<rule ([^>]*)\/>/g)].map(([, attributes = '']) => ({
    from: /fromsetup="([^"]*)"/.exec(attributes)?.[1] ?? '.*',
    to: /tosetup="([^"]*)"/.exec(attributes)?.[1] ?? '.*',
    days: Number(/duration="P(\d+)D"/.exec(attributes)?.[1] ?? 0),
  }));
  const fits = (pattern: string, colour: string): boolean => pattern === '.*' || pattern === colour;
  return colours.flatMap((from) =>
    colours
      .filter((to) => to !== from)
      .map((to) => ({ from, to, days: rules.find((it) => fits(it.from, from) && fits(it.to, to))?.days ?? 0 })),
  );
}

function planOf(row: PlanRow, xml: string): EnginePlan {
  const lines = [...xml.matchAll(/<resource name="([^"]+)">[\s\S]*?<setup>(\w+)<\/setup>/g)].map(
    ([, name = '', colour = '']) => ({ name, colour }),
  );
  const colours = [...new Set([...xml.matchAll(/<setup>(\w+)<\/setup>/g)].map(([, colour = '']) => colour))];
  const start = Math.min(...row.operations.map((it) => instant(it[1])));
  const setups = new Map<string, number>();
  const schedule: Schedule = {
    timeZone: 'UTC',
    start: text(start),
    machines: lines.map(({ name }) => ({ id: name })),
    changeovers: lines.flatMap(({ name }) =>
      matrixOf(xml, colours).map(({ from, to, days }) => ({ machine: name, from, to, minutes: days * 1440 })),
    ),
    // What a line is set up for at first is an operation without any length.
    jobs: lines.map(({ name, colour }) => ({
      id: `first ${name}`,
      operations: [{ id: `first ${name}`, eligible: [{ machine: name, minutes: 0 }], family: colour }],
    })),
    assignments: lines.map(({ name }) => ({
      operation: `first ${name}`,
      machine: name,
      start: text(start),
      end: text(start),
    })),
  };
  row.operations.forEach(([name, from, to, quantity], at) => {
    const machine = machineOf(row, from, to);
    const id = `${at} ${name}`;
    const colour = colours.find((it) => name.includes(` ${it} `));
    // The engine counts the changeover into the operation; its work, a day a piece, comes last.
    const work = Number(quantity) * day;
    setups.set(id, (instant(to) - instant(from) - work) / day);
    schedule.jobs.push({
      id,
      operations: [{ id, eligible: [{ machine, minutes: work / 60_000 }], ...(colour ? { family: colour } : {}) }],
    });
    schedule.assignments.push({ operation: id, machine, start: text(instant(to) - work), end: text(instant(to)) });
  });
  const overloads = row.problems.filter(([kind]) => kind === 'overload').length;
  return { name: row.file.split('/').at(-1)?.replace('.expect', '') ?? '', schedule, overloads, setups };
}

/** The resource whose load rises when the operation starts and falls when it ends. */
function machineOf({ resource_load: load }: PlanRow, from: string, to: string): string {
  const starts = load.filter((it) => it[1] === from && Number(it[2]) > 0).map(([resource]) => resource);
  const ends = load.filter((it) => it[1] === to && Number(it[2]) < 0).map(([resource]) => resource);
  return starts.find((resource) => ends.includes(resource)) ?? 'unknown';
}
