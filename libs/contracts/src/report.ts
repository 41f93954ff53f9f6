import { z } from 'zod';
import { day, id, instant, slug } from './ids.js';
import { language } from './localized-text.js';
import { timeZone } from './time-zone.js';
import { worded } from './wording.js';

export const reportState = z.enum(['pending', 'running', 'done', 'failed']);

/** Formats are files in libs/reports/src/render; an unknown one is refused with the list. */
export const reportInput = z
  .strictObject({
    kind: z.literal('audit'),
    from: instant,
    to: instant,
    /** By whose days the report names its period. */
    timeZone: timeZone.default('UTC'),
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
    timeZone: z.string(),
    systems: z.array(slug),
    formats: z.array(slug),
    language,
    requestedBy: z.string().nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
    progress: z.strictObject({ done: z.int(), total: z.int() }),
    failure: z.string().nullable(),
    files: z.array(
      z.strictObject({
        name: z.string(),
        format: z.string().nullable(),
        mediaType: z.string(),
        size: z.int(),
        digest: z.string(),
        href: z.string(),
      }),
    ),
    /** When the files were removed, their time to be kept being over. */
    filesRemovedAt: instant.nullable(),
    /** The schedule that asked for it; null where a person or program did. */
    schedule: z.strictObject({ id, name: z.string() }).nullable(),
  })
  .meta({ id: 'Report' });
export type ReportView = z.infer<typeof reportView>;

/** A link to a file of a report that works without a credential, for a short time. */
export const downloadLink = z.strictObject({ href: z.string(), expiresAt: instant }).meta({ id: 'DownloadLink' });
export type DownloadLink = z.infer<typeof downloadLink>;

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
  /** Who asks for it: `law`, `guidance`, `code`, or `policy`: this organisation. */
  origin: z.string(),
  holds: z.boolean().nullable(),
  /** All that the rule is about, what of it could be looked at, and what of that meets it. */
  population: z.int(),
  sample: z.int(),
  met: z.int(),
  /** The period that was looked at; it begins with null where all up to its end was. */
  from: instant.nullable(),
  to: instant,
  /** When the first of what meets it ceases to, by time alone; null where nothing of it expires. */
  expiresAt: instant.nullable(),
  note: z.string().nullable(),
  /** Said of a rule that looks like law and is not. */
  remark: z.string().nullable(),
});

/** How the human statement that a requirement asks for stands. */
export const attestationStanding = z.enum(['current', 'missing', 'expired', 'refused']);

/** A statement as it was signed and counts. */
export const signedStatement = z.strictObject({
  /** Name of who signed; once erased, their pseudonym. */
  signer: z.string(),
  /** Null: for all AI systems. */
  system: slug.nullable(),
  signedAt: instant,
  expiresAt: instant.nullable(),
  /** The entry of the signing, and its index in the log; null while it is not sealed. */
  entry: id,
  logIndex: z.int().nullable(),
});
export type SignedStatement = z.infer<typeof signedStatement>;

/** A statement that counts no longer, because somebody withdrew it. */
export const withdrawnStatement = z.strictObject({
  ...signedStatement.shape,
  withdrawnAt: instant,
  /** Name of who withdrew it; once erased, their pseudonym. */
  withdrawnBy: z.string(),
});
export type WithdrawnStatement = z.infer<typeof withdrawnStatement>;

const family = z.strictObject({ id: z.string(), title: z.string() });

export const requirementCoverage = z.strictObject({
  id: z.string(),
  framework: z.string(),
  parent: z.string().nullable(),
  /** The group, article or section that it belongs to; one alone is its own family. */
  family,
  title: z.string(),
  paraphrase: z.string(),
  sources: z.array(z.strictObject({ ref: z.string(), at: z.string() })),
  appliesFrom: z.string().nullable(),
  verdict,
  /** In reports on several AI systems: the verdict for each (by slug) alone, of the first fifty. */
  bySystem: z.record(z.string(), verdict).optional(),
  /** When the first record or statement expires that was counted: the verdict may turn then. Null where none does. */
  expiresAt: instant.nullable(),
  rules: z.array(ruleResult),
  /** What the evidence does not show. */
  limits: z.string().nullable(),
  /** The statement that a person has to sign; null where none is asked for. */
  attestation: z
    .strictObject({
      /** The function that is asked to sign. */
      by: z.string(),
      statement: z.string(),
      standing: attestationStanding,
      /** Those that it rests on where it is current. */
      signed: z.array(signedStatement),
      /** Those that were withdrawn, oldest signing first. */
      withdrawn: z.array(withdrawnStatement),
    })
    .nullable(),
  /** What would raise the verdict, a sentence each. */
  raises: z.array(z.string()),
});
export type RequirementCoverage = z.infer<typeof requirementCoverage>;

/** A pack as it stood on the day. */
export const packReference = z.strictObject({
  id: z.string(),
  version: z.string(),
  digest: z.string(),
  asOf: z.string(),
  title: z.string(),
});

export const coverageView = z.strictObject({
  at: instant,
  system: slug.nullable(),
  pack: packReference,
  disclaimer: z.string(),
  requirements: z.array(requirementCoverage),
});
/** Coverage of one pack. */
export type CoverageView = z.infer<typeof coverageView>;

/** The earliest moment up to which something was counted: before `at` where counting takes long and is not done each time. */
const countedAt = instant;

export const coverage = z
  .strictObject({
    at: instant,
    countedAt,
    system: slug.nullable(),
    packs: z.array(z.strictObject({ ...packReference.shape, disclaimer: z.string() })),
    requirements: z.array(z.strictObject({ ...requirementCoverage.shape, pack: z.string() })),
  })
  .meta({ id: 'Coverage' });
/** Coverage of every pack, or of the one asked for. */
export type Coverage = z.infer<typeof coverage>;

/** What the columns of the matrix are: AI systems, or ends of months. */
export const matrixAxis = z.enum(['system', 'month']);

export const coverageMatrix = z
  .strictObject({
    by: matrixAxis,
    at: instant,
    countedAt,
    system: slug.nullable(),
    columns: z.array(z.strictObject({ key: z.string(), label: z.string(), at: instant, system: slug.nullable() })),
    /** Whether there are more AI systems than columns. */
    more: z.boolean(),
    /** Groups, articles and sections in the order of their rows, each with the weakest verdict of its requirements, one a column. */
    families: z.array(
      z.strictObject({
        ...family.shape,
        pack: z.string(),
        framework: z.string(),
        cells: z.array(verdict.nullable()),
      }),
    ),
    rows: z.array(
      z.strictObject({
        id: z.string(),
        pack: z.string(),
        framework: z.string(),
        parent: z.string().nullable(),
        family: z.string(),
        title: z.string(),
        /** One a column; null where the requirement was not law on that day. */
        cells: z.array(verdict.nullable()),
      }),
    ),
  })
  .meta({ id: 'CoverageMatrix' });
export type CoverageMatrix = z.infer<typeof coverageMatrix>;

/** One record behind a rule. */
export const ruleRecord = z.strictObject({
  kind: z.enum(['submission', 'entry', 'system', 'reviewer', 'incident', 'log']),
  /** Id of the submission, entry or incident; slug of the AI system; pseudonym of the reviewer, or a number that says nothing to who may not see how they review. */
  id: z.string(),
  /** The entry of the log that stands for it, whose proof can be had; null where there is none. */
  entry: id.nullable(),
  at: instant,
  /** Null: it could not be looked at. */
  met: z.boolean().nullable(),
});
export type RuleRecord = z.infer<typeof ruleRecord>;

export const legalTimeline = z
  .strictObject({
    today: day,
    dates: z.array(
      z.strictObject({
        date: day,
        pack: z.string(),
        what: z.string(),
        source: z.string(),
        /** Requirements that begin to apply on that day. */
        requirements: z.array(z.strictObject({ id: z.string(), title: z.string() })),
      }),
    ),
  })
  .meta({ id: 'LegalTimeline' });
export type LegalTimeline = z.infer<typeof legalTimeline>;
