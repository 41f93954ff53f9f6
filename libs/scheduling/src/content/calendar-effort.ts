/** The parts of a schedule that decide how many open intervals its calendars come to. */
export interface CalendarUse {
  calendars?:
    | readonly {
        id: string;
        shifts: readonly { days: readonly string[] }[];
        exceptions?: readonly { open: readonly unknown[] }[] | undefined;
      }[]
    | undefined;
  machines: readonly Resource[];
  people?: readonly Resource[] | undefined;
  tools?: readonly Resource[] | undefined;
  jobs: readonly { operations: readonly { id: string; tools?: readonly { tool: string }[] | undefined }[] }[];
  assignments: readonly {
    operation: string;
    machine: string;
    person?: string | undefined;
    start: string;
    end: string;
  }[];
}

interface Resource {
  id: string;
  calendar?: string | undefined;
}

/** Most open intervals that the calendars of a schedule, and their combinations, may come to over its horizon. */
export const maxCalendarIntervals = 3_000_000;

const week = 7 * 86_400_000;

/**
 * About how many open intervals the re-check lays out: each calendar once over all weeks in which work is assigned, and
 * each combination of the calendars of a machine, a person and tools that work together.
 */
export function calendarIntervals(value: CalendarUse): number {
  const weeks = weeksOfWork(value);
  const size = new Map(
    (value.calendars ?? []).map(({ id, shifts, exceptions = [] }) => {
      const weekly = shifts.reduce((sum, { days }) => sum + days.length, 0);
      return [id, weekly * weeks + exceptions.reduce((sum, { open }) => sum + open.length, 0)];
    }),
  );
  const combined = combinations(value);
  const total = [...size.values()].reduce((sum, intervals) => sum + intervals, 0);
  return total + combined.flat().reduce((sum, calendar) => sum + (size.get(calendar) ?? 0), 0);
}

/** The different calendars of every combination that has to be intersected, each combination once. */
function combinations({ machines, people = [], tools = [], jobs, assignments }: CalendarUse): string[][] {
  const calendarsOf = (list: readonly Resource[]) => new Map(list.map(({ id, calendar }) => [id, calendar]));
  const [ofMachine, ofPerson, ofTool] = [calendarsOf(machines), calendarsOf(people), calendarsOf(tools)];
  const needs = new Map<string, readonly { tool: string }[]>();
  if (tools.some(({ calendar }) => calendar !== undefined)) {
    for (const operation of jobs.flatMap((job) => job.operations)) needs.set(operation.id, operation.tools ?? []);
  }
  const numbers = new Map<string, number>();
  const numberOf = (calendar: string) => {
    const number = numbers.get(calendar) ?? numbers.size;
    numbers.set(calendar, number);
    return number;
  };
  const known = new Set<string>();
  const found: string[][] = [];
  for (const { operation, machine, person } of assignments) {
    const together = new Set<string>();
    let key = '';
    const add = (calendar: string | undefined) => {
      if (calendar === undefined || together.has(calendar)) return;
      together.add(calendar);
      key += `${numberOf(calendar)},`;
      if (together.size < 2 || known.has(key)) return;
      known.add(key);
      found.push([...together]);
    };
    add(ofMachine.get(machine));
    if (person !== undefined) add(ofPerson.get(person));
    for (const { tool } of needs.get(operation) ?? []) add(ofTool.get(tool));
  }
  return found;
}

/**
 * The furthest instant, epoch milliseconds, to which calendars may be laid out beyond the assigned work without coming to
 * more open intervals than a schedule may have; not before the last assignment.
 */
export function furthestLayout(value: CalendarUse & { start: string }): number {
  const last = value.assignments.reduce((to, { end }) => Math.max(to, Date.parse(end)), Date.parse(value.start));
  const intervals = calendarIntervals(value);
  const left = Math.max(0, maxCalendarIntervals - intervals);
  return intervals === 0 ? Infinity : last + (left / intervals) * weeksOfWork(value) * week;
}

function weeksOfWork({ assignments }: CalendarUse): number {
  let [from, to] = [Infinity, -Infinity];
  for (const { start, end } of assignments) {
    from = Math.min(from, Date.parse(start));
    to = Math.max(to, Date.parse(start), Date.parse(end));
  }
  return to > from ? (to - from) / week + 1 : 1;
}
