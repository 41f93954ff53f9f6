import { calendarHours, type Interval, type Schedule, type ZoneClock } from '@countersign/scheduling';

/** When each calendar is closed between two instants, worked out when it is first asked for. Always open without a calendar. */
export function closedHours(schedule: Schedule, clock: ZoneClock, from: number, to: number) {
  const declared = new Map((schedule.calendars ?? []).map((calendar) => [calendar.id, calendar]));
  const known = new Map<string, readonly Interval[]>();
  return (id: string | null): readonly Interval[] => {
    const calendar = id === null ? undefined : declared.get(id);
    if (calendar === undefined) return [];
    const closed = known.get(calendar.id) ?? gaps(calendarHours(calendar, clock, from, to).intervals, from, to);
    known.set(calendar.id, closed);
    return closed;
  };
}

function gaps(open: readonly Interval[], from: number, to: number): Interval[] {
  const closed: Interval[] = [];
  let at = from;
  for (const { begin, end } of open) {
    if (end <= from) continue;
    if (begin >= to) break;
    if (begin > at) closed.push({ begin: at, end: begin });
    at = Math.max(at, end);
  }
  if (at < to) closed.push({ begin: at, end: to });
  return closed;
}
