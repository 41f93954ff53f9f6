import { z } from 'zod';
import { digest, instant } from './ids.js';

/** What kind of schedule a file holds. */
export const scheduleKinds = ['production', 'roster'] as const;
export const scheduleKind = z.enum(scheduleKinds);
export type ScheduleKind = z.infer<typeof scheduleKind>;

/** Forms in which a schedule comes as files; `tables` are workbooks and CSV files. */
export const scheduleFormats = ['tables', 'json', 'job-shop', 'flexible-job-shop', 'inrc-1'] as const;
export const scheduleFormat = z.enum(scheduleFormats);
export type ScheduleFormat = z.infer<typeof scheduleFormat>;

/** How a file is to be read. The research formats know no dates: the last three say what their numbers mean. */
export const scheduleFormatInput = z
  .strictObject({
    format: scheduleFormat.optional(),
    timeZone: z.string().min(1).max(100).optional(),
    start: instant.optional(),
    minutesPerUnit: z.number().positive().max(100_000).optional(),
  })
  .meta({ id: 'ScheduleFormatInput' });
export type ScheduleFormatInput = z.infer<typeof scheduleFormatInput>;

/** Templates that can be fetched: workbooks, and CSV files in an archive. */
export const scheduleTemplateNames = ['production.xlsx', 'production.zip', 'roster.xlsx', 'roster.zip'] as const;
export const scheduleTemplateName = z.enum(scheduleTemplateNames);
export type ScheduleTemplateName = z.infer<typeof scheduleTemplateName>;

const heading = z.string().max(1000);

/** Which sheet holds which table, and which column which field; null: left aside. */
export const scheduleMapping = z
  .strictObject({
    kind: scheduleKind,
    tables: z
      .record(
        heading,
        z.strictObject({
          table: z.string().max(100).nullable(),
          columns: z.record(heading, z.string().max(100).nullable()),
        }),
      )
      .refine((tables) => Object.keys(tables).length <= 200),
  })
  .meta({ id: 'ScheduleMapping' });
export type ScheduleMapping = z.infer<typeof scheduleMapping>;

/** Where in a file a fault lies. `row` counts as spreadsheets do, `column` is the heading, `cell` such as C17. */
export const cellPlace = z.strictObject({
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  cell: z.string().nullable(),
  /** What stands there, shortened; null where nothing does. */
  value: z.string().nullable(),
});
export type CellPlace = z.infer<typeof cellPlace>;

export const scheduleFileFault = cellPlace.extend({ code: z.string(), detail: z.string() });
export type ScheduleFileFault = z.infer<typeof scheduleFileFault>;

/** What was made of files: their tables and how they were read, and the content or every fault (the first 500). */
export const scheduleFileView = z
  .strictObject({
    format: scheduleFormat,
    kind: scheduleKind.nullable(),
    tables: z.array(
      z.strictObject({
        sheet: z.string(),
        table: z.string().nullable(),
        rows: z.int(),
        columns: z.array(z.strictObject({ heading: z.string(), field: z.string().nullable() })),
      }),
    ),
    mapping: scheduleMapping.nullable(),
    /** Digest of the headings: files of the same headings share it. */
    signature: digest.nullable(),
    /** Whether the mapping was remembered for the AI system. */
    remembered: z.boolean(),
    content: z.record(z.string(), z.unknown()).nullable(),
    faults: z.array(scheduleFileFault),
    faultsTotal: z.int(),
    /** What was left aside, in words. */
    notes: z.array(z.string()),
    counts: z.record(z.string(), z.int()),
    /** First and last instant of what is planned; of a roster, dates. */
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .meta({ id: 'ScheduleFile' });
export type ScheduleFileView = z.infer<typeof scheduleFileView>;

/** A table that a schedule file may hold, in the reader's language. */
export const scheduleTableView = z.strictObject({
  name: z.string(),
  label: z.string(),
  required: z.boolean(),
  help: z.string(),
  columns: z.array(z.strictObject({ field: z.string(), label: z.string(), required: z.boolean(), help: z.string() })),
});
export type ScheduleTableView = z.infer<typeof scheduleTableView>;

/** A mapping that is remembered for an AI system and files of the same headings. */
export const scheduleMappingView = z
  .strictObject({ signature: digest, mapping: scheduleMapping, rememberedAt: instant })
  .meta({ id: 'RememberedScheduleMapping' });
export type ScheduleMappingView = z.infer<typeof scheduleMappingView>;

export const scheduleMappingInput = z
  .strictObject({ signature: digest, mapping: scheduleMapping })
  .meta({ id: 'ScheduleMappingInput' });
export type ScheduleMappingInput = z.infer<typeof scheduleMappingInput>;
