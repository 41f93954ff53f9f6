import { day, instant, worded, wordedFormat } from '@countersign/contracts';
import { z } from 'zod';

/** The client's own name of a machine, person, job, operation, shift … : 1 to 200 characters. */
export const identifier = z.string().min(1).max(200);

/** An RFC 3339 date-time with seconds and a zone (`Z` or an offset). */
export const zonedInstant = instant;

/** A calendar date `YYYY-MM-DD`, read in the time zone of the schedule or roster. */
export const localDate = day;

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const clockOrMidnight = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** When a window begins, `00:00` to `23:59`. */
export const opening = wordedFormat('time-of-day', clock, {
  en: 'must be a time of day from 00:00 to 23:59',
  'zh-TW': '須為 00:00 至 23:59 的時刻',
});
/** When a window ends, `00:00` to `24:00`; not later than the beginning means on the next day. */
export const closing = wordedFormat('closing-time', clockOrMidnight, {
  en: 'must be a time of day from 00:00 to 24:00',
  'zh-TW': '須為 00:00 至 24:00 的時刻',
});

/** Name of an IANA time zone that this runtime knows, such as `Europe/Berlin`. */
export const timeZoneName = z
  .string()
  .min(1)
  .max(100)
  .refine(
    isTimeZone,
    worded({
      en: 'must be the name of an IANA time zone, such as Asia/Taipei',
      'zh-TW': '須為 IANA 時區名稱，例如 Asia/Taipei',
    }),
  );

/** A window or shift that begins and ends at the same time is refused with this. */
export const differsFromBeginning = worded(
  {
    en: 'must differ from the beginning (use 24:00 for midnight)',
    'zh-TW': '須與開始時間不同（午夜請用 24:00）',
  },
  ['to'],
);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const weekday = z.enum(weekdays);
/** A day of the week, Monday first. */
export type Weekday = z.infer<typeof weekday>;

/** A declared trait of a person, on which fairness is measured; never used to judge the person. */
export const personGroup = z.strictObject({ attribute: z.string().min(1).max(100), value: z.string().min(1).max(200) });
export type PersonGroup = z.infer<typeof personGroup>;

/** A non-negative number of minutes, at most ten years. */
export const minutes = z.number().min(0).max(5_256_000);
export const skillList = z.array(z.string().min(1).max(100)).max(50);

/** Furthest that a date may lie from the beginning, in days: ten years. */
export const maxDistanceDays = 3653;
/** Furthest that work may lie from the beginning, in days: three years. Calendars are spread out over as much. */
export const maxHorizonDays = 1096;
