import { z } from 'zod';
import { id, instant, slug } from './ids.js';
import { reportState } from './report.js';
import { worded } from './wording.js';

/** `sft`: examples to follow; `dpo`: pairs of a better and a worse output; `reward`: outputs with what people decided. */
export const trainingForm = z.enum(['sft', 'dpo', 'reward']);
export type TrainingForm = z.infer<typeof trainingForm>;

/** Why a decided output is in no line of an export. */
export const leftOutReason = z.enum([
  'no-consent',
  'consent-refused',
  'gold-item',
  'erased',
  'not-text',
  'personal-data',
  'privacy-unknown',
  'disputed',
  'no-prompt',
  'prompt-personal-data',
  'no-earlier-version',
  'prompt-changed',
  'same-text',
]);
export type LeftOutReason = z.infer<typeof leftOutReason>;

export const trainingExportInput = z
  .strictObject({
    from: instant,
    to: instant,
    /** AI systems; none named: all that consent. */
    systems: z.array(slug).max(100).default([]),
    form: trainingForm,
    /** Of outputs in this language (a tag, or a language alone). */
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .optional(),
  })
  .refine(
    (value) => Date.parse(value.from) < Date.parse(value.to),
    worded({ en: 'must be later than "from"', 'zh-TW': '須晚於「from」' }, ['to']),
  )
  .meta({ id: 'TrainingExportInput' });
export type TrainingExportInput = z.infer<typeof trainingExportInput>;

export const trainingExportView = z
  .strictObject({
    id,
    state: reportState,
    form: trainingForm,
    from: instant,
    to: instant,
    systems: z.array(slug),
    language: z.string().nullable(),
    requestedBy: z.string().nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
    /** Examples in the file; null until it is there. */
    lines: z.int().nullable(),
    /** How many decided outputs or pairs are not in it, by reason. */
    leftOut: z.partialRecord(leftOutReason, z.int()),
    failure: z.string().nullable(),
    files: z.array(
      z.strictObject({ name: z.string(), mediaType: z.string(), size: z.int(), digest: z.string(), href: z.string() }),
    ),
    filesRemovedAt: instant.nullable(),
  })
  .meta({ id: 'TrainingExport' });
export type TrainingExportView = z.infer<typeof trainingExportView>;
