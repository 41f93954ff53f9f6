import { z } from 'zod';
import { id, instant } from './ids.js';

const reliabilityBin = z.strictObject({
  from: z.number(),
  to: z.number(),
  count: z.int(),
  promised: z.number().nullable(),
  seen: z.number().nullable(),
});

/** A reliability diagram: what probabilities promised and what came, in bins; expected calibration error and Brier score. */
export const reliabilityView = z.strictObject({
  count: z.int(),
  bins: z.array(reliabilityBin),
  expectedError: z.number(),
  brier: z.number(),
});
export type ReliabilityView = z.infer<typeof reliabilityView>;

export const calibrationTarget = z.enum(['output', 'finding']);
export type CalibrationTarget = z.infer<typeof calibrationTarget>;

/** How the scores of one check turn into probabilities for one AI system, and how well that holds. `map` is null where labels are too few. */
export const calibrationView = z
  .strictObject({
    id,
    system: z.string(),
    check: z.string(),
    checkVersion: z.string(),
    target: calibrationTarget,
    method: z.enum(['platt', 'isotonic']),
    labels: z.int(),
    positive: z.int(),
    before: reliabilityView,
    /** Of probabilities by maps that had not seen the labels they are judged on. */
    after: reliabilityView,
    fittedAt: instant,
    entry: id,
  })
  .meta({ id: 'Calibration' });
export type CalibrationView = z.infer<typeof calibrationView>;

export const judgementInput = z.strictObject({ useful: z.boolean() }).meta({ id: 'JudgementInput' });
export type JudgementInput = z.infer<typeof judgementInput>;

export const judgementView = z
  .strictObject({ finding: id, useful: z.boolean(), judgedAt: instant })
  .meta({ id: 'Judgement' });
export type JudgementView = z.infer<typeof judgementView>;
