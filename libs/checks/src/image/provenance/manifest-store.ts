import { z } from 'zod';

const text = z.string().catch('').optional();
const status = z.object({ code: z.string(), url: text });
const results = z.object({ failure: z.array(status).catch([]).optional() }).catch({});

const ingredient = z.object({
  title: text,
  relationship: text,
  active_manifest: text,
  validation_status: z.array(status).catch([]).optional(),
});

const manifest = z.object({
  title: text,
  claim_generator: text,
  claim_generator_info: z
    .array(z.object({ name: z.string(), version: text }))
    .catch([])
    .optional(),
  signature_info: z.object({ alg: text, issuer: text, common_name: text, time: text }).nullish().catch(null),
  ingredients: z.array(ingredient).catch([]).optional(),
  assertions: z
    .array(z.object({ label: z.string(), data: z.unknown() }))
    .catch([])
    .optional(),
});

/** The report of c2pa-rs, as far as it is read; what is of another form is left out. */
export const manifestStore = z.object({
  active_manifest: text,
  manifests: z.record(z.string(), manifest).catch({}),
  validation_state: z.enum(['Trusted', 'Valid', 'Invalid']).catch('Invalid'),
  validation_results: z
    .object({
      activeManifest: results.optional(),
      ingredientDeltas: z
        .array(z.object({ validationDeltas: results.optional() }))
        .catch([])
        .optional(),
    })
    .catch({})
    .optional(),
});
export type ManifestStore = z.infer<typeof manifestStore>;
export type StoredManifest = z.infer<typeof manifest>;

/** The actions of a `c2pa.actions` assertion. */
export const storedActions = z.object({
  actions: z.array(
    z.object({
      action: z.string(),
      when: text,
      softwareAgent: z
        .union([z.string(), z.object({ name: text })])
        .optional()
        .catch(undefined),
      digitalSourceType: text,
      description: text,
    }),
  ),
});
