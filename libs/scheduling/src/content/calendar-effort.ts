/** The parts of a schedule that decide how many open intervals its calendars come to. */
export interface CalendarUse {
  calendars?:
    | readonly {
        id: string;
        shifts: readonly { days: readonly string[] }[];
        exceptions?: readonly { open: readonly unknown[] }[] | undefined;
      }[]
    | undefined;
  machines: readonly { id: string; calendar?: string | undefined }[];
  people?: readonly { id: string; calendar?: string | undefined }[] | undefined;
  assignments: readonly { machine: string; person?: string | undefined; start: string; end: string }[];
}

/** Most open intervals that the calendars of a schedule, and their combinations, may come to over its horizon. */
export const maxCalendarIntervals = 3_000_000;

const week = 7 * 86_400_000;

/**
 * About how many open intervals the re-check lays out: each calendar once over all weeks in which work is assigned, and
 * each pair of a machine's and a person's calendar that work together.
 */
export function calendarIntervals(value: CalendarUse): number {
  const weeks = weeksOfWork(value);
  const size = new Map(
    (value.calendars ?? []).map(({ id, shifts, exceptions = [] }) => {
      const weekly = shifts.reduce((sum, { days }) => sum + days.length, 0);
      return [id, weekly * weeks + exceptions.reduce((sum, { open }) => sum + open.length, 0)];
    }),
  );
  const ofMachine = new Map(value.machines.map(({ id, calendar }) => [id, calendar]));
  const ofPerson = new Map((value.people ?? []).map(({ id, calendar }) => [id, calendar]));
  const pairs = new Map<string, Set<string>>();
  let total = [...size.values()].reduce((sum, intervals) => sum + intervals, 0);
  for (const { machine, person } of value.assignments) {
    const [one, other] = [ofMachine.get(machine), person === undefined ? undefined : ofPerson.get(person)];
    if (one === undefined || other === undefined || one === other || pairs.get(one)?.has(other) === true) continue;
    pairs.set(one, (pairs.get(one) ?? new Set()).add(other));
    total += (size.get(one) ?? 0) + (size.get(other) ?? 0);
  }
  return total;
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
