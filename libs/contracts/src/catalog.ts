import { z } from 'zod';
import { instant, slug } from './ids.js';
import { incidentClass } from './incident.js';
import { modality, outcome, severity, tier } from './states.js';

/** A model that checks may ask, with the card that people read beside its verdict. */
export const modelCardView = z.strictObject({
  name: slug,
  label: z.string(),
  /** Null: checks compute it themselves. */
  task: z.string().nullable(),
  backend: z.string(),
  revision: z.string(),
  licence: z.string(),
  /** Language tags; `*` for all. */
  languages: z.array(z.string()),
  intendedUse: z.string(),
  limits: z.string(),
});
export type ModelCardView = z.infer<typeof modelCardView>;

/** All lists a client or the console would otherwise mirror by hand, in the reader's language. */
export const catalogView = z
  .strictObject({
    modalities: z.array(modality),
    checks: z.array(z.strictObject({ name: z.string(), kind: z.string(), modality, version: z.string() })),
    tiers: z.array(tier),
    severities: z.array(severity),
    queues: z.array(slug),
    /** Tiers of which one word may decide on several outputs. */
    bulkTiers: z.array(tier),
    competences: z.array(slug),
    /** Tags that rules of the policy give. */
    tags: z.array(slug),
    outcomes: z.array(outcome),
    reasons: z.array(
      z.strictObject({ code: slug, outcomes: z.array(outcome), modalities: z.array(modality), label: z.string() }),
    ),
    /** Classes of incidents, each with the days within which an authority is told of one at the latest, and where that stands. */
    incidentClasses: z.array(z.strictObject({ class: incidentClass, days: z.int(), source: z.string() })),
    systems: z.array(z.strictObject({ slug, name: z.string() })),
    reportFormats: z.array(z.strictObject({ name: z.string(), mediaType: z.string() })),
    models: z.array(modelCardView),
    /** Roles that people can be given, and which two of them nobody is given together. */
    roles: z.array(z.strictObject({ name: slug, label: z.string() })),
    rolesApart: z.array(z.tuple([slug, slug])),
    /** Kinds of machine that models run on. */
    devices: z.array(z.strictObject({ name: z.string(), label: z.string() })),
    /** After what without a pause the workbench suggests one; 0: never. */
    breaks: z.strictObject({ afterMinutes: z.int(), afterDecisions: z.int() }),
    policyDigest: z.string(),
  })
  .meta({ id: 'Catalog' });
export type CatalogView = z.infer<typeof catalogView>;

export const policyView = z
  .strictObject({
    digest: z.string(),
    activeSince: instant.nullable(),
    documents: z.array(z.strictObject({ name: z.string(), yaml: z.string() })),
  })
  .meta({ id: 'Policy' });
export type PolicyView = z.infer<typeof policyView>;
