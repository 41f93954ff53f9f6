import { z } from 'zod';
import { id, slug } from './ids.js';
import { binding, decisionAnswer } from './review.js';
import { worded } from './wording.js';

/** One outcome for several outputs of low risk, each bound to what was shown. */
export const bulkDecisionInput = z
  .strictObject({
    items: z
      .array(z.strictObject({ submission: id, binding }))
      .min(1)
      .max(50)
      .refine(
        (items) => new Set(items.map((item) => item.submission)).size === items.length,
        worded({ en: 'names an output twice', 'zh-TW': '同一產出重複出現' }),
      ),
    outcome: z.enum(['approve', 'reject', 'request-changes']),
    reasons: z
      .array(z.strictObject({ code: slug }))
      .min(1, 'give at least one reason')
      .max(50),
    comment: z.string().trim().max(10_000).nullish(),
  })
  .meta({ id: 'BulkDecisionInput' });
export type BulkDecisionInput = z.infer<typeof bulkDecisionInput>;

export const bulkDecisionAnswer = z
  .strictObject({
    results: z.array(
      z.strictObject({
        submission: id,
        status: z.int(),
        decided: decisionAnswer.optional(),
        problem: z.unknown().optional(),
      }),
    ),
  })
  .meta({ id: 'BulkDecisionAnswer' });
export type BulkDecisionAnswer = z.infer<typeof bulkDecisionAnswer>;
