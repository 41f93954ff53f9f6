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

/** `review-quality.yaml`: what reviewers are not shown, so that it can be measured how far they follow the machine and each other. */
export const reviewQuality = z.strictObject({ version: z.literal(1), blind, gold });
export type ReviewQuality = z.infer<typeof reviewQuality>;
