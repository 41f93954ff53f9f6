import { z } from 'zod';
import { findingView } from './finding.js';
import { id, slug } from './ids.js';
import { binding, decisionAnswer } from './review.js';
import { modality, tier } from './states.js';
import { worded } from './wording.js';

/** How many outputs one word decides on at most. */
export const bulkMost = 50;

const namedTwice = worded({ en: 'names an output twice', 'zh-TW': '同一產出重複出現' });

/** Outputs that somebody wants to read before deciding on them with one word. */
export const bulkReadingInput = z
  .strictObject({
    submissions: z
      .array(id)
      .min(1)
      .max(bulkMost)
      .refine((ids) => new Set(ids).size === ids.length, namedTwice),
  })
  .meta({ id: 'BulkReadingInput' });
export type BulkReadingInput = z.infer<typeof bulkReadingInput>;

/** How each begins, and the binding under which it may be decided on; what no longer waits, or is not theirs, is not among them. */
export const bulkReading = z
  .strictObject({
    items: z.array(
      z.strictObject({
        submission: id,
        title: z.string(),
        system: slug,
        modality,
        tier,
        /** The beginning of a text; null for other kinds. */
        text: z.string().nullable(),
        /** Whether the text goes on. */
        cut: z.boolean(),
        images: z.int(),
        /** What was found in its images, so that one that is hard to look at is covered first; none of other kinds. */
        findings: z.array(findingView.pick({ code: true, severity: true, place: true })),
        binding,
        /** Why it takes a look of its own, in the reader's language; null where one word may decide on it. */
        against: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'BulkReading' });
export type BulkReading = z.infer<typeof bulkReading>;

/** One outcome for several outputs of low risk, each bound to what was shown. */
export const bulkDecisionInput = z
  .strictObject({
    items: z
      .array(z.strictObject({ submission: id, binding }))
      .min(1)
      .max(bulkMost)
      .refine((items) => new Set(items.map((item) => item.submission)).size === items.length, namedTwice),
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
