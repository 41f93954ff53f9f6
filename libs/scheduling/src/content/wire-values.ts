import { z } from 'zod';

/** The client's own name of a machine, person, job, operation, shift … : 1 to 200 characters. */
export const identifier = z.string().min(1).max(200);

/** An RFC 3339 date-time with seconds and a zone (`Z` or an offset). */
export const zonedInstant = z.iso.datetime({ offset: true, error: 'must be an RFC 3339 date-time with a zone' });

/** A calendar date `YYYY-MM-DD`, read in the time zone of the schedule or roster. */
export const localDate = z.iso.date();

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const clockOrMidnight = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** When a window begins, `00:00` to `23:59`. */
export const opening = z.string().regex(clock, 'must be a time of day HH:MM');
/** When a window ends, `00:00` to `24:00`; not later than the beginning means on the next day. */
export const closing = z.string().regex(clockOrMidnight, 'must be a time of day HH:MM, at most 24:00');

/** Name of an IANA time zone that this runtime knows, such as `Europe/Berlin`. */
export const timeZoneName = z
  .string()
  .min(1)
  .max(100)
  .refine(isTimeZone, 'must be the name of an IANA time zone, such as Asia/Taipei');

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
