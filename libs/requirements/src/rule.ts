import { modality } from '@countersign/contracts';
import { z } from 'zod';

export const duration = z.string().regex(/^P[1-9][0-9]*[DMY]$/, 'must be a duration such as P30D, P6M or P1Y');
const words = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const share = z.number().min(0).max(1);

/** Narrows a population down: each word to a value, or to a list of values of which one holds. */
const where = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.union([z.string(), z.boolean()]))]));
export type Where = z.infer<typeof where>;

const common = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens.'),
  origin: z.enum(['law', 'guidance', 'code', 'policy']),
  population: z.strictObject({ of: z.string(), where: where.optional() }),
  window: duration.optional(),
  on_fail: z.enum(['gap', 'block_release']).optional(),
  outputs: z.array(modality).min(1).optional(),
  /** Fewer than so many that could be looked at say nothing; where nothing is said, as the pack has it. */
  min_population: z.int().min(1).optional(),
  /** The least share of the population that has to have been looked at before the rule is said to hold. */
  min_sample_share: share.optional(),
};

const evidenced = {
  event: words.optional(),
  check: z.string().optional(),
  document: z.string().optional(),
  field: words.optional(),
};
const minShare = z.strictObject({ min_share: share });

/** One rule of evidence: which population is looked at, what each member must show, and how many must. */
export const rule = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('coverage'),
    require: z.strictObject({
      ...evidenced,
      any_of: z
        .array(
          z.strictObject({
            event: z.string().optional(),
            attestation: z.string().optional(),
            field: z.string().optional(),
          }),
        )
        .min(2)
        .optional(),
      where: where.optional(),
    }),
    target: minShare,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('fields'),
    require: z.strictObject({ event: z.string(), fields: z.array(z.string()).min(1) }),
    target: minShare,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('threshold'),
    require: z.strictObject({
      event: z.string().optional(),
      check: z.string().optional(),
      metric: z.string(),
      min_decisions: z.int().min(1).optional(),
      /** Results in each of the two periods that are compared. */
      min_results: z.int().min(1).optional(),
      min_review_seconds: z.number().gt(0).optional(),
    }),
    target: z.strictObject({ op: z.enum(['>=', '<=', '==', '>', '<']), value: z.number() }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('sequence'),
    require: z.strictObject({ before: z.string(), after: z.string() }),
    target: minShare,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('deadline'),
    require: z.strictObject({ from: z.string(), to: z.string() }),
    target: z.strictObject({ max: duration }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('retention'),
    require: z.strictObject({ kept: z.literal(true) }),
    target: z.strictObject({ min: duration }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('absence'),
    require: z.strictObject({ ...evidenced, where: where.optional() }),
    target: z.strictObject({ max_count: z.int().min(0) }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('freshness'),
    require: z.strictObject({ ...evidenced, where: where.optional() }),
    target: z.strictObject({ max_age: duration }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('integrity'),
    require: z.strictObject({ verify: z.array(z.string()).min(1), after: z.string().optional() }),
    target: z.strictObject({ must: z.literal(true) }),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('distinct_actors'),
    require: z.strictObject({ event: z.string(), where: where.optional(), exclude_actor_of: z.array(z.string()) }),
    target: z.strictObject({ min_distinct: z.int().min(2) }),
  }),
]);
export type Rule = z.infer<typeof rule>;
export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>;
