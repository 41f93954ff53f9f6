import { z } from 'zod';
import { id, instant, slug } from './ids.js';
import { worded } from './wording.js';

/** Classes of a serious incident: Art. 3(49) of Regulation (EU) 2024/1689 (AI Act), and the widespread infringement of Art. 3(61). */
export const incidentClasses = [
  'death',
  'serious-harm-to-health',
  'critical-infrastructure',
  'fundamental-rights',
  'property-or-environment',
  'widespread-infringement',
] as const;
export const incidentClass = z.enum(incidentClasses);
export type IncidentClass = z.infer<typeof incidentClass>;

export const incidentReportKind = z.enum(['initial', 'follow-up', 'final']);
export const incidentRecipient = z.enum(['authority', 'provider']);
const text = (most: number) => z.string().trim().min(1).max(most);

export const incidentInput = z
  .strictObject({
    title: text(200),
    description: text(5000),
    class: incidentClass,
    systems: z.array(slug).min(1).max(50),
    /** When we became aware of it: the clock runs from here. */
    awareAt: instant,
    occurredAt: instant.optional(),
    /** Outputs whose records are to be kept as evidence. */
    submissions: z.array(id).max(100).default([]),
  })
  .refine(
    (value) => value.occurredAt === undefined || Date.parse(value.occurredAt) <= Date.parse(value.awareAt),
    worded({ en: 'must not be later than "awareAt"', 'zh-TW': '不得晚於「awareAt」' }, ['occurredAt']),
  )
  .meta({ id: 'IncidentInput' });
export type IncidentInput = z.infer<typeof incidentInput>;

export const incidentReportInput = z
  .strictObject({
    kind: incidentReportKind,
    recipient: incidentRecipient,
    sentAt: instant,
    /** The recipient's file number, or where the report lies. */
    reference: text(500),
  })
  .meta({ id: 'IncidentReportInput' });
export type IncidentReportInput = z.infer<typeof incidentReportInput>;

export const incidentReclassification = z
  .strictObject({ class: incidentClass, reason: text(2000) })
  .meta({ id: 'IncidentReclassification' });
export type IncidentReclassification = z.infer<typeof incidentReclassification>;

export const incidentClosing = z.strictObject({ correctiveAction: text(5000) }).meta({ id: 'IncidentClosing' });
export type IncidentClosing = z.infer<typeof incidentClosing>;

export const incidentView = z
  .strictObject({
    id,
    title: z.string(),
    description: z.string(),
    class: incidentClass,
    systems: z.array(slug),
    submissions: z.array(id),
    awareAt: instant,
    occurredAt: instant.nullable(),
    openedAt: instant,
    openedBy: z.string().nullable(),
    /** The outer limit of the law; the report is due at once when the link is established. */
    clock: z.strictObject({
      days: z.int(),
      /** So many times 24 hours from awareness: what is aimed at. */
      aimAt: instant,
      /** The end of the last day (UTC), the day of awareness not counted: Regulation (EEC, Euratom) No 1182/71, Art. 3. Weekends and holidays are left out. */
      dueAt: instant,
      source: z.string(),
      toldAt: instant.nullable(),
      state: z.enum(['running', 'overdue', 'in-time', 'late']),
    }),
    /** Classes that it had before, oldest first; the clock is that of the class it has. */
    classifications: z.array(
      z.strictObject({
        from: incidentClass,
        to: incidentClass,
        reason: z.string(),
        at: instant,
        by: z.string().nullable(),
        entry: id,
      }),
    ),
    /** Null where a hold that was placed for it has been lifted. */
    heldSince: instant.nullable(),
    reports: z.array(
      z.strictObject({
        id,
        kind: incidentReportKind,
        recipient: incidentRecipient,
        sentAt: instant,
        reference: z.string(),
        recordedAt: instant,
        recordedBy: z.string().nullable(),
        entry: id,
      }),
    ),
    closedAt: instant.nullable(),
    correctiveAction: z.string().nullable(),
    entry: id,
  })
  .meta({ id: 'Incident' });
export type IncidentView = z.infer<typeof incidentView>;
