import { z } from 'zod';
import { id, instant, slug } from './ids.js';
import { language } from './localized-text.js';
import { timeZone } from './time-zone.js';

/** Periods of the calendar that reports can be asked for. Weeks begin on Monday. */
export const schedulePeriods = ['weekly', 'monthly', 'quarterly'] as const;
export const schedulePeriod = z.enum(schedulePeriods);
export type SchedulePeriod = z.infer<typeof schedulePeriod>;

export const reportScheduleInput = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    kind: z.literal('audit'),
    systems: z.array(slug).max(100).default([]),
    formats: z.array(slug).min(1).max(10),
    language: language.default('en'),
    /** People (ids) who find these reports under their own. */
    recipients: z.array(id).max(50).default([]),
    period: schedulePeriod,
    timeZone,
  })
  .meta({ id: 'ReportScheduleInput' });
export type ReportScheduleInput = z.infer<typeof reportScheduleInput>;

export const reportScheduleChange = z.strictObject({ paused: z.boolean() }).meta({ id: 'ReportScheduleChange' });

export const reportRecipient = z.strictObject({ id, name: z.string() });
export type ReportRecipient = z.infer<typeof reportRecipient>;

export const reportScheduleView = z
  .strictObject({
    id,
    kind: z.literal('audit'),
    name: z.string(),
    systems: z.array(slug),
    formats: z.array(slug),
    language,
    recipients: z.array(reportRecipient),
    period: schedulePeriod,
    timeZone: z.string(),
    paused: z.boolean(),
    /** The period whose report comes next, when it is over; null while paused. */
    next: z.strictObject({ from: instant, to: instant }).nullable(),
    createdBy: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'ReportSchedule' });
export type ReportScheduleView = z.infer<typeof reportScheduleView>;
