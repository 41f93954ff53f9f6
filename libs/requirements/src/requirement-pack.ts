import { modality } from '@countersign/contracts';
import { z } from 'zod';
import { duration, rule } from './rule.js';

const day = z.iso.date('must be a day such as 2026-08-02.');
const requirementId = z
  .string()
  .regex(/^[A-Z]+-[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$/, 'must be a framework and a number, such as AIA-14.4.b.');
const words = z.array(z.string().min(1)).min(1);

const source = z.strictObject({
  kind: z.enum([
    'law',
    'guideline',
    'guidance',
    'draft_guidance',
    'voluntary_code',
    'framework',
    'standard',
    'crosswalk',
  ]),
  title: z.string().min(1),
});

/** The dates from which a requirement applies, by the class of system or the part of the law that they are set for. */
const appliesFrom = z
  .strictObject({
    annex_iii: day.optional(),
    annex_i: day.optional(),
    general: day.optional(),
    published: day.optional(),
    applies: day.optional(),
    chapter_i: day.optional(),
    chapter_ii: day.optional(),
    chapter_v: day.optional(),
    chapter_xii: day.optional(),
    current_wording: day.optional(),
    art_5_new_points: day.optional(),
    new_systems: day.optional(),
    'systems_on_market_before_2026-08-02': day.optional(),
    'models_before_2025-08-02': day.optional(),
  })
  .refine((dates) => Object.keys(dates).length > 0, 'must have at least one date.');

const attestation = z
  .strictObject({
    needed: z.boolean(),
    by: z.string().min(1).optional(),
    scope: z.enum(['organisation', 'platform', 'policy', 'system', 'model', 'dataset', 'output']).optional(),
    statement: z.string().min(1).optional(),
    renew_every: duration.optional(),
  })
  .refine(
    (value) => !value.needed || (value.by !== undefined && value.scope !== undefined && value.statement !== undefined),
    'is needed: say by whom, with which scope and which statement.',
  );

const sourced = z.array(z.strictObject({ ref: z.string(), at: z.string() })).min(1);
const title = z.string().min(3).max(80);
const paraphrase = z.string().min(20).max(420);
/** The days, both included, on which something is law; open where nothing is said. */
const inForce = z.strictObject({ from: day.optional(), until: day.optional() });

/** What a requirement said up to and including a day; what is not named was as it is now. */
const formerWording = z.strictObject({
  until: day,
  title: title.optional(),
  paraphrase: paraphrase.optional(),
  source: sourced.optional(),
  applies_from: appliesFrom.optional(),
});

const requirement = z
  .strictObject({
    id: requirementId,
    framework: z.string().regex(/^[A-Z]+$/),
    kind: z.enum(['group', 'requirement']),
    parent: requirementId.optional(),
    title,
    paraphrase,
    source: sourced,
    legal_state: z.enum(['law', 'voluntary', 'draft']),
    applies_from: appliesFrom,
    in_force: inForce.optional(),
    formerly: z.array(formerWording).min(1).optional(),
    applies_to: z.strictObject({ roles: words, risk: words, outputs: z.array(modality).min(1).optional() }),
    note: z.string().optional(),
    limits: z.string().optional(),
    evidence: z.strictObject({
      mode: z.enum(['automatic', 'mixed', 'attestation', 'rollup']),
      rules: z.array(rule).min(1).optional(),
    }),
    attestation,
    crosswalk: z
      .strictObject({
        aia: z.array(requirementId).optional(),
        hleg: z.array(requirementId).optional(),
        nist: z.array(z.string()).optional(),
        iso42001: z.array(z.string()).optional(),
        gdpr: z.array(z.string()).optional(),
        basis: words,
      })
      .optional(),
  })
  .refine(
    (value) => (value.kind === 'group') === (value.evidence.mode === 'rollup'),
    'a group rolls up, and only a group.',
  )
  .refine(
    (value) => (value.evidence.mode === 'rollup') === (value.evidence.rules === undefined),
    'needs rules of evidence, unless it is a group.',
  );
export type Requirement = z.infer<typeof requirement>;

/** A file of `policies/requirements`: requirements, their sources and dates, and what counts as evidence for them. */
export const requirementPack = z.strictObject({
  schema: z.literal('requirement-pack/v2'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.string().min(1),
  title: z.string().min(1),
  as_of: day,
  written: day,
  disclaimer: z.string().min(1),
  sources: z.record(z.string().regex(/^(SRC|XW)-[A-Z0-9-]+$/), source),
  timeline: z.array(z.strictObject({ date: day, what: z.string(), source: z.string() })).min(1),
  in_force: inForce,
  /** Dates that an amendment moved: up to and including a day, every requirement with the dates `now` had those of `was`. */
  moved_dates: z
    .array(z.strictObject({ until: day, source: sourced.element, was: appliesFrom, now: appliesFrom }))
    .min(1)
    .optional(),
  defaults: z.strictObject({
    window: duration,
    min_population: z.int().min(1),
    /** Of rules that hold by what was not found (`absence`, `threshold`): the least share of the population that was looked at. */
    min_sample_share: z.number().min(0).max(1).default(0),
  }),
  /** Names of the articles or sections that several requirements belong to, by what their numbers begin with (`AIA-14`). */
  families: z.record(z.string(), z.string().min(1).max(80)).optional(),
  requirements: z.array(requirement).min(1),
  /** The words that people read, in every other language of the product. */
  translations: z.strictObject({
    'zh-TW': z.strictObject({
      title: z.string().min(1),
      disclaimer: z.string().min(1),
      /** What happened, by the day of the timeline. */
      timeline: z.record(day, z.string().min(1)),
      families: z.record(z.string(), z.string().min(1).max(80)).optional(),
      requirements: z.record(
        requirementId,
        z.strictObject({
          title: z.string().min(1).max(80),
          paraphrase: z.string().min(1).max(420),
          limits: z.string().min(1).optional(),
          statement: z.string().min(1).optional(),
          formerly: z
            .array(
              z.strictObject({
                until: day,
                title: z.string().min(1).max(80).optional(),
                paraphrase: z.string().min(1).max(420).optional(),
              }),
            )
            .optional(),
        }),
      ),
    }),
  }),
});
export type RequirementPackDocument = z.infer<typeof requirementPack>;
