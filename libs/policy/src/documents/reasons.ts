import { localizedText, modalities, modality, outcome, outcomes, slug, wordedIssue } from '@countersign/contracts';
import { z } from 'zod';
import { checkKind } from '../review-facts.js';
import { refuseRepeats } from './refuse-repeats.js';

const reason = z.strictObject({
  code: slug,
  outcomes: z.array(outcome).min(1),
  modalities: z.array(modality).min(1).optional(),
  label: localizedText,
  /** What checks of that kind are measured by: an output that is sent back for this reason was bad in their eyes. */
  about: checkKind.optional(),
});
export type Reason = z.infer<typeof reason>;

/** `reasons.yaml`: the reasons a decision may give. Every outcome of every modality must have one. */
export const reasons = z
  .strictObject({
    version: z.literal(1),
    reasons: z.array(reason).superRefine(refuseRepeats((item) => item.code, 'code')),
  })
  .superRefine((document, context) => {
    for (const wanted of outcomes) {
      for (const kind of modalities) {
        const some = document.reasons.some(
          (item) => item.outcomes.includes(wanted) && (item.modalities?.includes(kind) ?? true),
        );
        if (some) continue;
        context.addIssue(
          wordedIssue(
            {
              en: `has nothing for the outcome "${wanted}" on ${kind}: nobody could decide so. Add one.`,
              'zh-TW': `缺少 ${kind} 的 ${wanted} 理由，將無人能如此裁決，請新增一項。`,
            },
            ['reasons'],
          ),
        );
      }
    }
  });
export type Reasons = z.infer<typeof reasons>;
