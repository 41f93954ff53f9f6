import { dateText, dayNumber, type ZoneClock } from '@countersign/scheduling';
import type { CellContent } from '@countersign/workbooks';
import { contentFault } from '../fault.js';
import { trimmed } from './folded-words.js';
import type { Read } from './read-number.js';

/** Days from 1899-12-30 and from 1904-01-01, the two epochs of spreadsheets, to 1970-01-01. */
const [epoch1900, epoch1904] = [25_569, 24_107];
/** The serial of 1900-03-01: before it, spreadsheets count a day that never was. */
const firstSerial = 61;
/** The serial of 9999-12-31. */
const lastSerial = 2_958_465;

const noInstant = contentFault(
  'not-an-instant',
  'Write date and time as 2026-12-01 08:00, or with a zone as 2026-12-01T08:00:00+08:00',
  '請以 2026-12-01 08:00 填寫日期與時間，或加上時區，例如 2026-12-01T08:00:00+08:00',
);
const noDate = contentFault('not-a-date', 'Write the date as 2026-12-01', '請以 2026-12-01 的格式填寫日期');
const wrongOrder = contentFault(
  'date-order',
  'Day and month cannot be told apart here: write the year first, as 2026-12-01',
  '無法分辨日與月：請將年份寫在最前面，例如 2026-12-01',
);
const noTime = contentFault(
  'not-a-time',
  'Write the time of day as 08:00, from 00:00 to 24:00',
  '請以 08:00 的格式填寫時刻，範圍 00:00 至 24:00',
);

const localText =
  /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:(?:\s+|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?$/;
const zonedText = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?\s?(?:(Z)|([+-]\d{2}):?(\d{2}))$/i;
const yearLast = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b/;

interface LocalTime {
  day: number;
  /** Seconds of that day. */
  second: number;
}

function localOf(text: string): LocalTime | null {
  const found = localText.exec(text);
  if (!found) return null;
  const [, year = '', month = '', date = '', hour = '0', minute = '0', second = '0'] = found;
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const day = dayNumber(iso);
  if (!Number.isFinite(day) || dateText(day) !== iso) return null;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return null;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return seconds > 86_400 ? null : { day, second: seconds };
}

function localOfSerial(serial: number, date1904: boolean): LocalTime | null {
  const epoch = date1904 ? epoch1904 : epoch1900;
  if (serial < (date1904 ? 0 : firstSerial) || serial > lastSerial) return null;
  const seconds = Math.round(serial * 86_400);
  return { day: Math.floor(seconds / 86_400) - epoch, second: seconds % 86_400 };
}

/** The date and time that a cell shows; null where it shows none. */
function localIn(content: CellContent, date1904: boolean): LocalTime | null {
  if (typeof content === 'string') return localOf(trimmed(content.normalize('NFKC')));
  if (typeof content === 'number') return localOfSerial(content, date1904);
  return typeof content === 'object' && 'serial' in content ? localOfSerial(content.serial, date1904) : null;
}

const refused = (content: CellContent, otherwise: typeof noInstant): { fault: typeof noInstant } => ({
  fault: typeof content === 'string' && yearLast.test(trimmed(content.normalize('NFKC'))) ? wrongOrder : otherwise,
});

function zonedOf(text: string): string | null {
  const found = zonedText.exec(text);
  if (!found) return null;
  const [, date = '', minutes = '', seconds = ':00', utc, hours = '', rest = ''] = found;
  const instant = `${date}T${minutes}${seconds}${utc === undefined ? `${hours}:${rest}` : 'Z'}`;
  const local = dayNumber(date);
  return Number.isFinite(Date.parse(instant)) && dateText(local) === date ? instant : null;
}

/**
 * Reads an instant: with a zone as it stands, else as local time of the zone (a time that occurs twice means the first, one
 * that is skipped moves forward by the gap); a date alone is its beginning. To the second; answers RFC 3339.
 */
export function readInstant(content: CellContent, clock: ZoneClock, date1904: boolean): Read<string> {
  const zoned = typeof content === 'string' ? zonedOf(trimmed(content.normalize('NFKC'))) : null;
  if (zoned !== null) return { value: zoned };
  const local = localIn(content, date1904);
  if (local === null) return refused(content, noInstant);
  return { value: clock.toText(clock.toInstant(local.day, local.second / 60)) };
}

/** Reads a calendar date. */
export function readDate(content: CellContent, date1904: boolean): Read<string> {
  const local = localIn(content, date1904);
  return local === null || local.second !== 0 ? refused(content, noDate) : { value: dateText(local.day) };
}

/** Reads a time of day; `24:00` only where something closes. */
export function readTimeOfDay(content: CellContent, mayBeMidnight: boolean): Read<string> {
  let minutes = Number.NaN;
  if (typeof content === 'string') {
    const found = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(trimmed(content.normalize('NFKC')));
    if (found && Number(found[2]) < 60) minutes = Number(found[1]) * 60 + Number(found[2]);
  } else {
    const share = typeof content === 'object' && 'serial' in content ? content.serial : content;
    // A bare 8 may be 8 o'clock or eight days: only parts of a day are taken for a time.
    const isTime =
      typeof share === 'number' && share >= 0 && share <= 1 && (typeof content === 'object' || share % 1 !== 0);
    if (isTime) minutes = Math.round(share * 86_400) / 60;
  }
  if (!Number.isInteger(minutes) || minutes > (mayBeMidnight ? 1440 : 1439)) return { fault: noTime };
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return { value: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}
