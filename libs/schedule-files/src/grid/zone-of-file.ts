import { dateText, ZoneClock } from '@countersign/scheduling';
import { contentFault, Faults, type ContentFault } from '../fault.js';
import { tableNamed } from '../tables/table-sets.js';
import type { MappedSheet } from './map-sheets.js';
import { rowDown, rowsAcross, type TableRow } from './table-rows.js';

const day = 86_400_000;
/** Furthest that an instant may lie from the start of a schedule, and some days more. */
const span = 3660 * day;

const noZone: ContentFault = contentFault(
  'not-a-time-zone',
  'Write the name of an IANA time zone, such as Asia/Taipei',
  '請填 IANA 時區名稱，例如 Asia/Taipei',
);

function clockOf(timeZone: string, around: number, reach: number): ZoneClock | null {
  try {
    return new ZoneClock(timeZone, around - reach, around + reach);
  } catch {
    return null;
  }
}

const firstRowAcross: (...read: Parameters<typeof rowsAcross>) => TableRow | undefined = (...read) =>
  rowsAcross(...read)[0];

/** The clock by which local times of the file are read; that of UTC, and a fault, where the settings name no known zone. */
export function clockOfFile(mapped: readonly MappedSheet[], faults: Faults): ZoneClock {
  const utc = new ZoneClock('UTC', 0, 0);
  const settings = mapped.find(({ table }) => table?.name === 'settings');
  const table = tableNamed('production', 'settings');
  if (!settings || !table) return utc;
  const context = { clock: utc, date1904: settings.sheet.date1904 };
  // Only to learn zone and start: their faults are told when the table itself is read.
  const read = settings.headingRow < 0 ? rowDown : firstRowAcross;
  const row = read(settings, settings.table ?? table, context, new Faults());
  if (!row) return utc;
  const timeZone = row.values.get('timeZone');
  if (typeof timeZone !== 'string') return utc;
  const start = row.values.get('start');
  const around = typeof start === 'string' ? Date.parse(start) : Date.parse(dateText(0));
  const clock = clockOf(timeZone, around, typeof start === 'string' ? span : 0);
  if (clock) return clock;
  faults.add(row.place('timeZone'), noZone);
  return utc;
}
