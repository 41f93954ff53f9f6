import { z } from 'zod';
import { id, instant, slug } from './ids.js';
import { language } from './localized-text.js';
import { worded } from './wording.js';

export const reportState = z.enum(['pending', 'running', 'done', 'failed']);

/** Formats are files in libs/reports/src/render; an unknown one is refused with the list. */
export const reportInput = z
  .strictObject({
    kind: z.literal('audit'),
    from: instant,
    to: instant,
    systems: z.array(slug).max(100).default([]),
    formats: z.array(slug).min(1).max(10),
    language: language.default('en'),
  })
  .refine(
    (value) => Date.parse(value.from) < Date.parse(value.to),
    worded({ en: 'must be later than "from"', 'zh-TW': '須晚於「from」' }, ['to']),
  )
  .meta({ id: 'ReportInput' });
export type ReportInput = z.infer<typeof reportInput>;

export const reportView = z
  .strictObject({
    id,
    kind: z.literal('audit'),
    state: reportState,
    from: instant,
    to: instant,
    systems: z.array(slug),
    formats: z.array(slug),
    language,
    requestedBy: z.string().nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
    progress: z.strictObject({ done: z.int(), total: z.int() }),
    failure: z.string().nullable(),
    files: z.array(
      z.strictObject({ name: z.string(), mediaType: z.string(), size: z.int(), digest: z.string(), href: z.string() }),
    ),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof reportView>;

export const verdict = z.enum([
  'met',
  'met_with_remarks',
  'not_met',
  'not_enough_data',
  'attestation_pending',
  'not_applicable',
  'not_yet_applicable',
]);
export type Verdict = z.infer<typeof verdict>;

export const ruleResult = z.strictObject({
  rule: z.string(),
  kind: z.string(),
  origin: z.string(),
  holds: z.boolean().nullable(),
  population: z.int(),
  met: z.int(),
  note: z.string().nullable(),
});

export const requirementCoverage = z.strictObject({
  id: z.string(),
  framework: z.string(),
  parent: z.string().nullable(),
  title: z.string(),
  paraphrase: z.string(),
  sources: z.array(z.strictObject({ ref: z.string(), at: z.string() })),
  appliesFrom: z.string().nullable(),
  verdict,
  rules: z.array(ruleResult),
});
export type RequirementCoverage = z.infer<typeof requirementCoverage>;

export const coverageView = z
  .strictObject({
    at: instant,
    system: slug.nullable(),
    pack: z.strictObject({ id: z.string(), version: z.string(), digest: z.string(), asOf: z.string() }),
    disclaimer: z.string(),
    requirements: z.array(requirementCoverage),
  })
  .meta({ id: 'Coverage' });
export type CoverageView = z.infer<typeof coverageView>;
