import { contentFault, type Faults } from '../fault.js';
import type { TableRow } from '../grid/table-rows.js';
import { textOf, withLists, type Json, type Origins } from './content-builder.js';

const half = contentFault('required', 'is missing: fill in both From and To', '請同時填入開始與結束');
const needsDays = contentFault('required', 'Fill in Days, or Date for an exception', '請填星期；若為例外請填日期');
const both = contentFault(
  'days-and-date',
  'Fill in Days or Date, not both: a row is a shift or an exception',
  '星期與日期請擇一填寫：每列為班別或例外',
);

interface Exception {
  date: string;
  open: Json[];
  at: string;
}
interface Calendar {
  id: string;
  at: string;
  shifts: Json[];
  exceptions: Map<string, Exception>;
}

const windowOf = ({ values }: TableRow): Json => ({ from: values.get('from'), to: values.get('to') });

/** Adds an exception: windows of one date come together, a row without times closes the day. */
function addException({ at, exceptions }: Calendar, row: TableRow, origins: Origins): void {
  const date = textOf(row, 'date');
  const exception = exceptions.get(date) ?? { date, open: [], at: `${at}/exceptions/${exceptions.size}` };
  exceptions.set(date, exception);
  origins.note(exception.at, row);
  if (!row.values.has('from')) return;
  origins.note(`${exception.at}/open/${exception.open.length}`, row);
  exception.open.push(windowOf(row));
}

function addRow(calendar: Calendar, row: TableRow, origins: Origins, faults: Faults): void {
  const [hasDays, hasDate, hasFrom, hasTo] = ['days', 'date', 'from', 'to'].map((field) => row.values.has(field));
  if (hasFrom !== hasTo) faults.add(row.place(hasFrom ? 'to' : 'from'), half);
  else if (hasDays && hasDate) faults.add(row.place('date'), both);
  else if (hasDate) addException(calendar, row, origins);
  else if (hasDays && hasFrom) {
    origins.note(`${calendar.at}/shifts/${calendar.shifts.length}`, row);
    calendar.shifts.push({ days: row.values.get('days'), ...windowOf(row) });
  } else if (hasDays) faults.add(row.place('from'), half);
  else if (hasFrom) faults.add(row.place('days'), needsDays);
}

/** Calendars of rows that are a shift or an exception each. */
export function calendarsOf(rows: readonly TableRow[], origins: Origins, faults: Faults): Json[] {
  const calendars = new Map<string, Calendar>();
  for (const row of rows) {
    const id = textOf(row, 'calendar');
    if (id === '') continue;
    const at = `/schedule/calendars/${calendars.size}`;
    const calendar = calendars.get(id) ?? { id, at, shifts: [], exceptions: new Map<string, Exception>() };
    calendars.set(id, calendar);
    origins.note(calendar.at, row);
    addRow(calendar, row, origins, faults);
  }
  return [...calendars.values()].map(({ id, shifts, exceptions }) =>
    withLists({ id, shifts }, { exceptions: [...exceptions.values()].map(({ date, open }) => ({ date, open })) }),
  );
}
