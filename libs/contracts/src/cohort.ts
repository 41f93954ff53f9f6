import { z } from 'zod';
import { instant } from './ids.js';

/** A figure with its interval of 95 %. */
export const interval = z.strictObject({ value: z.number(), from: z.number(), to: z.number() });
export type Interval = z.infer<typeof interval>;

/** One measure of a declared group against all others of the attribute. */
export const cohortMeasure = z.strictObject({
  /** Share of the group's outputs that were flagged or rejected. */
  share: interval.nullable(),
  /** Favourable share of the group over that of the others; under 0.8 breaks the four-fifths rule. */
  ratio: interval.nullable(),
  /** Difference of means: characters, or tone from -1 to 1. */
  difference: interval.nullable(),
  /** Probability of a difference at least as large by chance, corrected for all comparisons of the view. */
  p: z.number().nullable(),
  /** Whether group and others have data enough to be compared. */
  enough: z.boolean(),
});
export type CohortMeasure = z.infer<typeof cohortMeasure>;

export const cohortGroup = z.strictObject({
  attribute: z.string(),
  value: z.string(),
  outputs: z.int(),
  decided: z.int(),
  flags: cohortMeasure,
  rejections: cohortMeasure,
  length: cohortMeasure,
  sentiment: cohortMeasure,
});
export type CohortGroup = z.infer<typeof cohortGroup>;

/** How the outputs of one AI system about each declared group fared over a rolling window. */
export const cohortView = z
  .strictObject({
    system: z.string(),
    from: instant,
    to: instant,
    leastOutputs: z.int(),
    groups: z.array(cohortGroup),
    groupsOmitted: z.boolean(),
  })
  .meta({ id: 'Cohorts' });
export type CohortView = z.infer<typeof cohortView>;
