import { modality, slug, tier } from '@countersign/contracts';
import { z } from 'zod';

const share = z.number().min(0).max(1);

const blind = z.strictObject({
  /** Whose first opinion is asked for before they see what the checks found: a drawn share, and every review of these tiers. */
  machineVerdict: z.strictObject({ share, tiers: z.array(tier), modalities: z.array(modality) }),
  /** Whether people who may still decide see what others have decided on the same version. */
  otherReviewers: z.enum(['until-decided', 'shown']),
});

const gold = z.strictObject({
  /** Share of true outputs after which a gold item of the same AI system enters the queue. */
  share: z.number().min(0).max(0.5),
  /** AI systems that take part; empty for all. */
  systems: z.array(slug),
  /** When people are told which of their decisions were on gold items. */
  tell: z.enum(['at-once', 'daily']),
});

/** What second reviews are drawn evenly over, beside the tier. */
const stratifiedBy = z.enum(['system', 'modality', 'outcome']);

const secondReview = z.strictObject({
  /** Share of approved and rejected outputs of each tier that are reviewed once more. */
  share: z.strictObject({ minimal: share, limited: share, high: share }),
  stratifyBy: z.array(stratifiedBy).max(3),
  /** Days after the decision within which it is put before people again; 0: at once. */
  within: z.int().min(0).max(90),
});

const noSecondReview: z.infer<typeof secondReview> = {
  share: { minimal: 0, limited: 0, high: 0 },
  stratifyBy: ['system', 'modality', 'outcome'],
  within: 3,
};

const breaks = z.strictObject({
  /** Minutes of reviewing, and decisions, without a pause after which the workbench suggests one; 0: never. */
  afterMinutes: z.int().min(0).max(480),
  afterDecisions: z.int().min(0).max(1000),
});

/** `review-quality.yaml`: what reviewers are not shown, so that it can be measured how far they follow the machine and each other. */
export const reviewQuality = z.strictObject({
  version: z.literal(1),
  blind,
  gold,
  /** Left out: nothing is reviewed a second time. */
  secondReview: secondReview.default(noSecondReview),
  /** Left out: no break is suggested. */
  breaks: breaks.default({ afterMinutes: 0, afterDecisions: 0 }),
});
export type ReviewQuality = z.infer<typeof reviewQuality>;
